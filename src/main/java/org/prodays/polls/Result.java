package org.prodays.polls;

import java.util.ArrayList;
import java.util.List;

/** One choice of a poll and by how many it was made. Options nobody chose have their line too. */
record Result(String words, int people, boolean right) {

    static List<Result> of(Polls.Answered one) {
        Wording wording = one.poll().wording();
        return switch (wording.kind()) {
            case WORDS ->
                one.tally().counts().stream()
                        .map(count -> new Result(count.choice(), count.people(), false))
                        .toList();
            case SCALE -> numbered(one, steps(wording));
            case SINGLE, MULTIPLE, QUIZ -> numbered(one, wording.options());
        };
    }

    private static List<Result> numbered(Polls.Answered one, List<String> options) {
        var results = new ArrayList<Result>();
        for (int number = 1; number <= options.size(); number++) {
            String choice = Integer.toString(number);
            int people = one.tally().counts().stream()
                    .filter(count -> count.choice().equals(choice))
                    .mapToInt(Tally.Count::people)
                    .sum();
            boolean right = one.poll().wording().right().contains(choice);
            results.add(new Result(options.get(number - 1), people, right));
        }
        return results;
    }

    private static List<String> steps(Wording wording) {
        var steps = new ArrayList<String>();
        for (int step = 1; step <= Scale.STEPS; step++) {
            String end = step == 1
                    ? " (" + wording.options().getFirst() + ")"
                    : step == Scale.STEPS ? " (" + wording.options().getLast() + ")" : "";
            steps.add(step + end);
        }
        return steps;
    }
}
