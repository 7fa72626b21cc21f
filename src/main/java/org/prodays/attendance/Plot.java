package org.prodays.attendance;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import org.prodays.ground.Zones;

/**
 * A curve drawn as an SVG of {@value #WIDTH} × {@value #HEIGHT} units: areas on top of each other, classrooms lowest. Time goes from left to
 * right in every language, as the axes of charts do.
 */
record Plot(Curve curve, ZoneId zone) {

    static final int WIDTH = 720;
    static final int HEIGHT = 260;
    static final int LEFT = 72;
    static final int TOP = 12;
    static final int BOTTOM = 34;

    private static final int PLOT_WIDTH = WIDTH - LEFT - 12;
    private static final int PLOT_HEIGHT = HEIGHT - TOP - BOTTOM;
    private static final int[] TICK_MINUTES = {5, 10, 15, 30, 60, 120, 240};
    private static final int MOST_TICKS = 7;

    /** A mark on an axis: where it stands and what is written there. */
    record Tick(double at, String label) {}

    public String together() {
        return area(i -> 0, i -> curve.together(i));
    }

    public String alone() {
        return area(i -> curve.together(i), i -> curve.together(i) + curve.alone(i));
    }

    public String guests() {
        return area(i -> curve.together(i) + curve.alone(i), curve::total);
    }

    public int peakCount() {
        return curve.total(curve.peak());
    }

    /** When most were there, on the clocks of the session's zone. */
    public String peakClock() {
        return clock(curve.at(curve.peak()));
    }

    /** Numbers of people. */
    public List<Tick> levels() {
        var levels = new ArrayList<Tick>();
        int step = levelStep();
        for (int level = 0; level <= top(); level += step) {
            levels.add(new Tick(y(level), Integer.toString(level)));
        }
        return levels;
    }

    /** Round times of the clock. */
    public List<Tick> times() {
        var times = new ArrayList<Tick>();
        long step = timeStep() * 60L;
        long until = curve.time().until().getEpochSecond();
        long from = curve.time().from().getEpochSecond();
        for (long at = Math.ceilDiv(from, step) * step; at <= until; at += step) {
            double x = LEFT + PLOT_WIDTH * (double) (at - from) / curve.time().seconds();
            times.add(new Tick(x, clock(Instant.ofEpochSecond(at))));
        }
        return times;
    }

    private String area(IntUnaryOperator low, IntUnaryOperator high) {
        int last = curve.moments() - 1;
        var path = new StringBuilder("M");
        for (int i = 0; i <= last; i++) {
            path.append(corner(i, high.applyAsInt(i))).append(corner(i + 1, high.applyAsInt(i)));
        }
        for (int i = last; i >= 0; i--) {
            path.append(corner(i + 1, low.applyAsInt(i))).append(corner(i, low.applyAsInt(i)));
        }
        return path.append('Z').toString();
    }

    private String corner(int moment, int count) {
        double x = LEFT
                + PLOT_WIDTH
                        * Math.min(
                                1.0,
                                (double) moment
                                        * curve.step().toSeconds()
                                        / curve.time().seconds());
        return String.format(Locale.ROOT, "%.1f %.1f ", x, y(count));
    }

    private double y(int count) {
        return TOP + PLOT_HEIGHT * (1 - (double) count / top());
    }

    /** The highest level, a whole number of steps. */
    private int top() {
        int step = levelStep();
        return Math.max(step, Math.ceilDiv(peakCount(), step) * step);
    }

    /** 1, 2 or 5 times a power of ten, so that there are at most five levels. */
    private int levelStep() {
        for (int power = 1; ; power *= 10) {
            for (int factor : new int[] {1, 2, 5}) {
                if (5L * factor * power >= peakCount()) {
                    return factor * power;
                }
            }
        }
    }

    private int timeStep() {
        for (int minutes : TICK_MINUTES) {
            if (curve.time().seconds() / 60 / minutes < MOST_TICKS) {
                return minutes;
            }
        }
        return 24 * 60;
    }

    private String clock(Instant instant) {
        var time = Zones.wallTime(zone, instant);
        return String.format(Locale.ROOT, "%02d:%02d", time.getHour(), time.getMinute());
    }
}
