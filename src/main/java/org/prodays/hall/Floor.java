package org.prodays.hall;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodays.audience.Audience;
import org.prodays.audience.Caller;
import org.prodays.audience.Command;
import org.prodays.audience.Credits;
import org.prodays.audience.Done;
import org.prodays.audience.Followed;
import org.prodays.audience.Message;
import org.prodays.ground.Refusal;
import org.prodays.people.Person;

/** One side of a hall as those who follow it meet it: what they are told on coming in, and how what they say is checked and done. */
record Floor(LiveHall hall, Side side, Commands commands, Credits credits) implements Followed {

    @Override
    public Audience audience() {
        return hall.audience(side);
    }

    @Override
    public List<Message> welcome(Caller caller) {
        var told = new ArrayList<Message>();
        @Nullable Person person = caller.person();
        if (person != null) {
            if (side == Side.VIEWERS) {
                // asked after she has joined, so that nobody slips in while she is being sent out
                commands.parts().admit(hall.session().id(), person);
                told.add(new ToReader.Mine(Command.VERSION, hall.askedBy(person.id())));
            }
            commands.parts()
                    .own(hall.session(), person)
                    .forEach((part, content) -> told.add(ToReader.Own.of(part, content)));
        }
        return told;
    }

    @Override
    public Done heard(Caller caller, Command command) {
        return done(commands.of(side, command.type()), caller, command);
    }

    private <C> Done done(HallCommand<C> wanted, Caller caller, Command command) {
        C said = wanted.reading().apply(command);
        command.end();
        Person person = caller.require();
        if (!wanted.rule().lets(person.role())) {
            throw new Refusal(403, "audience_refusal_role");
        }
        var heard = new Heard(
                hall.session(), new Heard.From(side, person, caller.language()), command.type(), command.key());
        if (side == Side.VIEWERS) {
            commands.parts().permit(heard);
        }
        credits.spend(person.id(), wanted.rule().credit());
        return wanted.work().done(heard, said);
    }
}
