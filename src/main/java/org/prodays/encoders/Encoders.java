package org.prodays.encoders;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prodays.formats.Track;
import org.prodays.ground.Language;
import org.prodays.ground.Refusal;
import org.prodays.ground.Zones;
import org.prodays.people.Person;
import org.prodays.programme.Session;
import org.prodays.stage.OnAir;
import org.prodays.stage.Scene;
import org.prodays.stage.Source;
import org.prodays.stage.Stage;
import org.prodays.stage.StageSettings;

/** What people do with the encoders of a session. */
@ApplicationScoped
class Encoders {

    private final StreamKeys keys;
    private final Pushes pushes;
    private final Stage stage;
    private final VenueLines lines;
    private final StageSettings settings;

    Encoders(StreamKeys keys, Pushes pushes, Stage stage, VenueLines lines, StageSettings settings) {
        this.lines = lines;
        this.settings = settings;
        this.keys = keys;
        this.pushes = pushes;
        this.stage = stage;
    }

    List<ShownSource> of(Session session, Language language) {
        return keys.of(session).stream()
                .map(kept -> shown(session, kept, language))
                .toList();
    }

    /** A new key in all forms in which it can be used here; {@code origin} is how the program is reached. */
    ShownKey shown(StreamKeys.Issued issued, String origin, Session session) {
        String host = URI.create(origin).getHost();
        String rtmp = lines.takesRtmp() ? "rtmp://" + host + ":" + settings.rtmpPort() + "/live" : null;
        String srt = settings.srtPort() == 0
                ? null
                : keys.srtOf(issued.source())
                        .map(line -> "srt://" + host + ":" + line.port(settings.srtPort()) + "?passphrase="
                                + line.passphrase())
                        .orElse(null);
        return ShownKey.of(issued, origin, session.key(), rtmp, srt);
    }

    StreamKeys.Issued create(Session session, String name, Person by) {
        return keys.create(session, name, by);
    }

    /** A new key; connections with the old one end at once, the source may come back to its place. */
    StreamKeys.Issued rotate(Session session, UUID source, Person by) {
        var issued = keys.rotate(session, source, by);
        pushes.cut(issued.source(), new Refusal(403, "encoders_refusal_key_replaced"));
        return issued;
    }

    /** The source leaves at once and for good. */
    void revoke(Session session, UUID source, Person by) {
        var revoked = keys.revoke(session, source, by);
        pushes.cut(revoked, new Refusal(403, "encoders_refusal_key_revoked"));
        scene(session).ifPresent(scene -> scene.dismiss(revoked));
    }

    /** The source may take the stage from another one when it comes. */
    void invite(Session session, UUID source, Person by) {
        var scene = stage.scene(session);
        scene.invite(keys.invite(session, source, by));
    }

    private ShownSource shown(Session session, SourceStore.Kept kept, Language language) {
        var source = kept.source();
        var scene = scene(session);
        var tracks = scene.flatMap(one -> one.tracksOf(source));
        return new ShownSource(
                source.id(),
                source.name(),
                state(kept, scene.map(Scene::onAir).orElse(OnAir.NOTHING_YET), tracks.isPresent()),
                scene.filter(one -> one.keepsOut(source)).isPresent(),
                tracks.stream()
                        .flatMap(List<Track>::stream)
                        .map(ShownSource::words)
                        .toList(),
                scene.map(one -> one.apart(source).toMillis()).orElse(0L),
                trouble(session, source, language));
    }

    private ShownSource.State state(SourceStore.Kept kept, OnAir onAir, boolean own) {
        if (!kept.keyed()) {
            return ShownSource.State.REVOKED;
        }
        if (own && onAir.state() == OnAir.State.LIVE) {
            return ShownSource.State.ON_AIR;
        }
        if (own && onAir.state() == OnAir.State.LOST) {
            return ShownSource.State.LOST;
        }
        return own || pushes.connected(kept.source()) ? ShownSource.State.COMING : ShownSource.State.AWAY;
    }

    private ShownSource.@Nullable ShownTrouble trouble(Session session, Source source, Language language) {
        return pushes.trouble(source)
                .map(trouble -> new ShownSource.ShownTrouble(
                        Zones.wallTime(session.slot().zone(), trouble.at()),
                        trouble.words(language),
                        trouble.stream().map(bad -> bad.offset()).orElse(null),
                        trouble.stream()
                                .map(bad -> bad.path())
                                .filter(path -> !path.isEmpty() && !path.contains("?")) // what is no box has no name
                                .orElse(null)))
                .orElse(null);
    }

    private Optional<Scene> scene(Session session) {
        return Optional.ofNullable(stage.scenes().get(session.id()));
    }
}
