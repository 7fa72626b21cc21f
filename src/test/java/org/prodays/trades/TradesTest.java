package org.prodays.trades;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.prodays.WithPostgres;

/** On the demonstration edition. */
@QuarkusTest
@WithPostgres
class TradesTest {

    @Inject
    Trades trades;

    @Test
    void sectors_stand_by_code() {
        var codes = trades.sectors().stream().map(Sector::code).toList();
        assertEquals(27, codes.size());
        assertEquals(List.of("AE", "AGRI", "AGRO"), codes.subList(0, 3));
        assertEquals(codes.stream().sorted().toList(), codes);
    }

    @Test
    void trades_stand_by_sector_and_then_in_the_order_of_the_file() {
        var all = trades.all();
        assertEquals(94, all.size());
        assertEquals(
                List.of("precision-agriculture", "farming-soil-irrigation", "farm-operator"),
                all.stream()
                        .filter(trade -> trade.sector().code().equals("AGRI"))
                        .map(Trade::key)
                        .toList());
    }

    @Test
    void some_trades_are_found_by_key_in_the_order_of_all_and_unknown_keys_are_left_out() {
        var found = trades.of(List.of("digital-development", "nothing", "precision-agriculture"));
        assertEquals(
                List.of("precision-agriculture", "digital-development"),
                found.stream().map(Trade::key).toList());
        assertEquals(Optional.of(found.getLast()), trades.trade("digital-development"));
        assertEquals(Optional.empty(), trades.trade("nothing"));
        assertEquals(List.of(), trades.of(List.of()));
    }

    @Test
    void a_trade_carries_its_competencies_in_order_and_its_shift() {
        var trade = trades.trade("digital-infrastructure-cybersecurity").orElseThrow();
        assertEquals(
                List.of(
                        "server-hardening",
                        "network-segmentation",
                        "log-analysis",
                        "incident-response",
                        "clear-report"),
                trade.competencies().stream().map(Competency::key).toList());
        assertEquals(Competency.Kind.TRANSVERSAL, trade.competencies().getLast().kind());
        assertEquals(true, trade.shift() != null);
        assertEquals(Trade.Level.TS, trade.level());
        assertEquals("DIA_IDOCS_TS", trade.code());
    }
}
