package org.prodays.trades;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.prodays.ground.Reader;
import org.prodays.ground.Refusal;

/** The trades by sector, and the page of each. */
@Path("/{lang:ar|fr|en}/trades")
@RunOnVirtualThread
public class TradePages {

    private final Trades trades;
    private final Reader reader;
    private final Instance<TradePart> parts;

    TradePages(Trades trades, Reader reader, @Any Instance<TradePart> parts) {
        this.trades = trades;
        this.reader = reader;
        this.parts = parts;
    }

    /** The trades of one sector, with how many there are before any filter by level. */
    record Group(Sector sector, List<Trade> trades) {}

    /** A trade's competencies of one kind. */
    record Skills(Competency.Kind kind, List<Competency> competencies) {}

    /** The list; {@code sectors} and {@code levels} are those that have a trade. */
    @CheckedTemplate(basePath = "trades")
    record TradeList(List<Group> groups, List<Sector> sectors, Set<Trade.Level> levels, TradeFilter filter, int count)
            implements TemplateInstance {}

    /** The page of a trade, with the HTML that the later rooms add to it. */
    @CheckedTemplate(basePath = "trades")
    record TradePage(Trade trade, List<Skills> skills, List<String> parts) implements TemplateInstance {}

    @GET
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance list(
            @QueryParam("sector") @DefaultValue("") String sector,
            @QueryParam("level") @DefaultValue("") String level) {
        List<Trade> all = trades.all();
        TradeFilter filter = TradeFilter.of(sector, level);
        List<Trade> wanted = filter.among(all);
        List<Group> groups = wanted.stream()
                .map(Trade::sector)
                .distinct()
                .map(one -> group(one, wanted))
                .toList();
        return new TradeList(groups, sectors(all), levels(all), filter, wanted.size());
    }

    @GET
    @Path("/{key}")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance trade(@PathParam("key") String key) {
        Trade trade = trades.trade(key).orElseThrow(() -> new Refusal(404, "trades_refusal_no_trade"));
        return new TradePage(trade, skills(trade), added(trade));
    }

    private List<String> added(Trade trade) {
        return parts.stream()
                .sorted(Comparator.comparingInt(TradePart::order))
                .map(part -> part.html(trade, reader.language()))
                .filter(html -> !html.isBlank())
                .toList();
    }

    private static Group group(Sector sector, List<Trade> trades) {
        return new Group(
                sector,
                trades.stream().filter(trade -> trade.sector().equals(sector)).toList());
    }

    private static List<Sector> sectors(List<Trade> trades) {
        return trades.stream().map(Trade::sector).distinct().toList();
    }

    private static Set<Trade.Level> levels(List<Trade> trades) {
        return trades.stream()
                .map(Trade::level)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Trade.Level.class)));
    }

    private static List<Skills> skills(Trade trade) {
        return List.of(Competency.Kind.values()).stream()
                .map(kind -> new Skills(
                        kind,
                        trade.competencies().stream()
                                .filter(competency -> competency.kind() == kind)
                                .toList()))
                .filter(skills -> !skills.competencies().isEmpty())
                .toList();
    }
}
