package org.prodays.encoders;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Optional;
import org.prodays.formats.BadStream;
import org.prodays.formats.RenditionName;
import org.prodays.ground.Refusal;
import org.prodays.intake.Doorkeeper;
import org.prodays.intake.Place;
import org.prodays.programme.Programme;
import org.prodays.programme.Session;
import org.prodays.stage.Push;
import org.prodays.stage.Source;

/** Leads what comes by RTMP and SRT to the stage, as a push of the source whose key it has. */
@ApplicationScoped
class VenueDoor implements Doorkeeper {

    private final Programme programme;
    private final StreamKeys keys;
    private final Pushes pushes;
    private final WrongKeys wrong;

    VenueDoor(Programme programme, StreamKeys keys, Pushes pushes, Clock clock) {
        this.programme = programme;
        this.keys = keys;
        this.pushes = pushes;
        this.wrong = new WrongKeys(clock);
    }

    @Override
    public Optional<Place> admit(String key, InetAddress from) {
        wrong.check(from.getHostAddress());
        var source = keys.holder(key);
        if (source.isEmpty()) {
            wrong.wrong(from.getHostAddress());
        }
        // revoked while it was opened, so that the one who revoked did not see it
        return source.map(holder -> place(holder, () -> keys.holder(key).isPresent()));
    }

    /** The place of a source whose key is known to be right by other means. */
    Place place(Source source) {
        return place(source, () -> true);
    }

    private interface Right {
        boolean stillHeld();
    }

    private Place place(Source source, Right right) {
        return (pictures, over) -> {
            var push = open(source, pictures, over);
            if (!right.stillHeld()) {
                push.over(new Refusal(403, "encoders_refusal_wrong_key"));
            }
            return new Pushed(push);
        };
    }

    private Push open(Source source, RenditionName pictures, Runnable over) {
        Session session =
                programme.session(source.session()).orElseThrow(() -> new Refusal(404, "stage_refusal_no_session"));
        return pushes.open(session, source, pictures, why -> over.run());
    }

    private record Pushed(Push push) implements Place.Way {
        @Override
        public void accept(byte[] bytes, int offset, int length) throws BadStream {
            push.accept(bytes, offset, length);
        }

        @Override
        public void end() {
            try {
                push.end();
            } catch (BadStream | Refusal noted) {
                push.cutOff(); // it stands on the page of encoders
            }
        }

        @Override
        public void cutOff() {
            push.cutOff();
        }
    }
}
