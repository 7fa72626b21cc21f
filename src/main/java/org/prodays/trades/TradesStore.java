package org.prodays.trades;

import static org.prodays.ground.LocalizedColumns.bind;
import static org.prodays.ground.LocalizedColumns.read;
import static org.prodays.ground.LocalizedColumns.require;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The room's SQL. */
@ApplicationScoped
class TradesStore {

    /** A trade and its place within its sector. */
    record Placed(int position, Trade trade) {}

    /** One import at a time, so that what it compares with does not move under it. */
    void lock(Handle handle) {
        handle.execute("lock table trades.sector in share row exclusive mode");
    }

    List<Sector> sectors(Handle handle) {
        return handle.createQuery("select * from trades.sector order by code")
                .map((row, context) -> new Sector(row.getString("code"), require(row, "name")))
                .list();
    }

    List<Placed> trades(Handle handle) {
        return trades(handle, "true", Map.of());
    }

    List<Placed> trades(Handle handle, Collection<String> keys) {
        return trades(handle, "t.key = any(:keys)", Map.of("keys", keys.toArray(String[]::new)));
    }

    private static List<Placed> trades(Handle handle, String condition, Map<String, ?> arguments) {
        var competencies = competencies(handle, condition, arguments);
        return handle.createQuery("""
                        select t.*, s.name_ar as sector_ar, s.name_fr as sector_fr, s.name_en as sector_en
                        from trades.trade t join trades.sector s on s.code = t.sector
                        where <condition> order by t.sector, t.position, t.key
                        """.replace("<condition>", condition))
                .bindMap(arguments)
                .map((row, context) -> new Placed(row.getInt("position"), trade(row, competencies)))
                .list();
    }

    private static Trade trade(ResultSet row, Map<String, List<Competency>> competencies) throws SQLException {
        var key = row.getString("key");
        var before = read(row, "before");
        var after = read(row, "after");
        return new Trade(
                key,
                new Sector(row.getString("sector"), require(row, "sector")),
                Trade.Level.valueOf(row.getString("level")),
                row.getString("code"),
                require(row, "name"),
                competencies.getOrDefault(key, List.of()),
                before == null || after == null ? null : new DigitalShift(before, after));
    }

    private static Map<String, List<Competency>> competencies(
            Handle handle, String condition, Map<String, ?> arguments) {
        var byTrade = new HashMap<String, List<Competency>>();
        handle.createQuery("""
                        select c.* from trades.competency c join trades.trade t on t.key = c.trade
                        where <condition> order by c.trade, c.position
                        """.replace("<condition>", condition))
                .bindMap(arguments)
                .map((row, context) -> Map.entry(row.getString("trade"), competency(row)))
                .forEach(found -> byTrade.computeIfAbsent(found.getKey(), trade -> new ArrayList<>())
                        .add(found.getValue()));
        return byTrade;
    }

    private static Competency competency(ResultSet row) throws SQLException {
        return new Competency(
                row.getString("key"), Competency.Kind.valueOf(row.getString("kind")), require(row, "name"));
    }

    void write(Handle handle, Sector sector) {
        var update = handle.createUpdate("""
                        insert into trades.sector as s (code, name_ar, name_fr, name_en)
                        values (:code, :name_ar, :name_fr, :name_en)
                        on conflict (code) do update
                        set (name_ar, name_fr, name_en) = row (excluded.name_ar, excluded.name_fr, excluded.name_en),
                            version = s.version + 1""").bind("code", sector.code());
        bind(update, "name", sector.name()).execute();
    }

    /** Takes the trade's programme code from another one: two may swap codes, and one whose key changed leaves its former row behind. */
    void releaseCode(Handle handle, Trade trade) {
        handle.execute(
                "update trades.trade set code = null, version = version + 1 where code = ? and key <> ?",
                trade.code(),
                trade.key());
    }

    void write(Handle handle, Placed placed) {
        var trade = placed.trade();
        var update = handle.createUpdate("""
                        insert into trades.trade as t (key, sector, position, level, code, name_ar, name_fr, name_en,
                            before_ar, before_fr, before_en, after_ar, after_fr, after_en)
                        values (:key, :sector, :position, :level, :code, :name_ar, :name_fr, :name_en,
                            :before_ar, :before_fr, :before_en, :after_ar, :after_fr, :after_en)
                        on conflict (key) do update
                        set (sector, position, level, code, name_ar, name_fr, name_en,
                             before_ar, before_fr, before_en, after_ar, after_fr, after_en)
                            = row (excluded.sector, excluded.position, excluded.level, excluded.code,
                                 excluded.name_ar, excluded.name_fr, excluded.name_en,
                                 excluded.before_ar, excluded.before_fr, excluded.before_en,
                                 excluded.after_ar, excluded.after_fr, excluded.after_en),
                            version = t.version + 1""")
                .bind("key", trade.key())
                .bind("sector", trade.sector().code())
                .bind("position", placed.position())
                .bind("level", trade.level())
                .bind("code", trade.code());
        bind(update, "name", trade.name());
        bind(update, "before", trade.shift() == null ? null : trade.shift().before());
        bind(update, "after", trade.shift() == null ? null : trade.shift().after());
        update.execute();
        writeCompetencies(handle, trade);
    }

    private static void writeCompetencies(Handle handle, Trade trade) {
        handle.execute("delete from trades.competency where trade = ?", trade.key());
        for (int position = 0; position < trade.competencies().size(); position++) {
            var competency = trade.competencies().get(position);
            var update = handle.createUpdate("""
                            insert into trades.competency (trade, key, position, kind, name_ar, name_fr, name_en)
                            values (:trade, :key, :position, :kind, :name_ar, :name_fr, :name_en)""")
                    .bind("trade", trade.key())
                    .bind("key", competency.key())
                    .bind("position", position)
                    .bind("kind", competency.kind());
            bind(update, "name", competency.name()).execute();
        }
    }
}
