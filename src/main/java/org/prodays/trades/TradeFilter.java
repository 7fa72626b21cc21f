package org.prodays.trades;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which trades a reader wants to see: those of a sector, of a level, of both, or all. Values that do not exist match nothing. */
record TradeFilter(@Nullable String sector, @Nullable String level) {

    static TradeFilter of(String sector, String level) {
        return new TradeFilter(sector.isBlank() ? null : sector, level.isBlank() ? null : level);
    }

    public boolean any() {
        return sector != null || level != null;
    }

    public List<Trade> among(List<Trade> trades) {
        return trades.stream()
                .filter(trade -> sector == null || trade.sector().code().equals(sector))
                .filter(trade -> level == null || trade.level().name().equals(level))
                .toList();
    }

    /** The same with another sector; null for all. The code comes from our own list, never from the request. */
    public String toSector(@Nullable String code) {
        return query(code, level);
    }

    public String toLevel(Trade.@Nullable Level other) {
        return query(sector, other == null ? null : other.name());
    }

    public boolean atSector(String code) {
        return code.equals(sector);
    }

    public boolean atLevel(Trade.Level other) {
        return other.name().equals(level);
    }

    private static String query(@Nullable String sector, @Nullable String level) {
        var query = new StringBuilder();
        if (sector != null && sector.matches("[A-Z]{1,8}")) {
            query.append("?sector=").append(sector);
        }
        if (level != null && level.matches("[A-Z]{1,2}")) {
            query.append(query.isEmpty() ? '?' : '&').append("level=").append(level);
        }
        return query.toString();
    }
}
