package org.prodays.search;

import static org.prodays.ground.LocalizedColumns.bind;
import static org.prodays.ground.LocalizedColumns.read;
import static org.prodays.ground.LocalizedColumns.require;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The room's SQL. Words are looked up in PostgreSQL's inverted index, slips by pg_trgm among all words that there are. */
final class SearchStore {

    private static final int MOST_ALIKE = 6;

    /** An item without what it is found by, and this in the one spelling. */
    record Row(Item item, Words words) {
        static Row of(Item item) {
            return new Row(new Item(item.key(), item.path(), item.title(), item.note(), List.of()), Words.of(item));
        }
    }

    /** One refreshing at a time, until the transaction is over. */
    void lock(Handle handle) {
        handle.execute("lock table search.item in share row exclusive mode");
    }

    Map<String, Row> rows(Handle handle, String kind) {
        return handle.createQuery("select * from search.item where kind = :kind")
                .bind("kind", kind)
                .map((row, context) -> new Row(
                        new Item(
                                row.getString("key"),
                                row.getString("path"),
                                require(row, "title"),
                                read(row, "note"),
                                List.of()),
                        Words.kept(row.getString("names"), row.getString("words"))))
                .collect(Collectors.toMap(row -> row.item().key(), row -> row));
    }

    void write(Handle handle, String kind, Collection<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("""
                        insert into search.item (kind, key, path, title_ar, title_fr, title_en, note_ar, note_fr, note_en,
                            names, words, document)
                        values (:kind, :key, :path, :title_ar, :title_fr, :title_en, :note_ar, :note_fr, :note_en,
                            :names, :words, cast(:document as tsvector))
                        on conflict (kind, key) do update
                        set (path, title_ar, title_fr, title_en, note_ar, note_fr, note_en, names, words, document)
                            = row (excluded.path, excluded.title_ar, excluded.title_fr, excluded.title_en,
                                excluded.note_ar, excluded.note_fr, excluded.note_en, excluded.names, excluded.words,
                                excluded.document)
                        """);
        for (Row row : rows) {
            batch.bind("kind", kind)
                    .bind("key", row.item().key())
                    .bind("path", row.item().path())
                    .bind("names", String.join(" ", row.words().names()))
                    .bind("words", String.join(" ", row.words().others()))
                    .bind("document", row.words().document());
            bind(batch, "title", row.item().title());
            bind(batch, "note", row.item().note());
            batch.add();
        }
        batch.execute();
    }

    /** Words that nothing has any more stay: they find nothing. */
    void know(Handle handle, Set<String> words) {
        handle.createUpdate("insert into search.word select unnest(:words) on conflict do nothing")
                .bindArray("words", String.class, words)
                .execute();
    }

    void drop(Handle handle, String kind, Collection<String> keys) {
        handle.createUpdate("delete from search.item where kind = :kind and key = any(:keys)")
                .bind("kind", kind)
                .bindArray("keys", String.class, keys)
                .execute();
    }

    /** Words that are like one, the likest first. */
    List<String> like(Handle handle, String word) {
        return handle.createQuery("""
                        select word from search.word where word % :word
                        order by similarity(word, :word) desc, length(word), word limit :most
                        """)
                .bind("word", word)
                .bind("most", MOST_ALIKE)
                .mapTo(String.class)
                .list();
    }

    /**
     * What has each of the words, the best first: a word of a name weighs ten times another.
     *
     * @param query as PostgreSQL writes a {@code tsquery}, of stand-ins
     */
    List<Found> find(Handle handle, String query, int most) {
        return handle.createQuery("""
                        select kind, path, title_ar, title_fr, title_en, note_ar, note_fr, note_en,
                            ts_rank('{0.1, 0.1, 0.1, 1}', document, q) as fit
                        from search.item, cast(:query as tsquery) q
                        where document @@ q order by fit desc, length(names), kind, key limit :most
                        """)
                .bind("query", query)
                .bind("most", most)
                .map((row, context) -> new Found(
                        row.getString("kind"), row.getString("path"), require(row, "title"), read(row, "note")))
                .list();
    }
}
