package org.prodays.sandbox;

import java.time.Duration;

/**
 * What a {@link Sandboxed} program may use before it is killed.
 *
 * @param memory bytes held at once by all its processes; its address space may be 1 GiB larger
 * @param time from its start
 * @param cpu time of processors
 * @param cores how many processors it may keep busy, over {@value SandboxWatch#SHARE_SECONDS} s
 * @param written bytes in its folder, and in each file of it
 * @param tasks processes and their threads
 */
public record SandboxLimits(long memory, Duration time, Duration cpu, double cores, long written, int tasks) {
    private static final long MIB = 1 << 20;

    /** For a picture of a recording or the like: half a minute. */
    public static SandboxLimits brief() {
        return new SandboxLimits(512 * MIB, Duration.ofSeconds(30), Duration.ofSeconds(60), 64, 256 * MIB, 128);
    }

    /** For what goes with a broadcast, in real time: a day. */
    public static SandboxLimits lasting() {
        return new SandboxLimits(512 * MIB, Duration.ofDays(1), Duration.ofDays(2), 1.5, 16 * MIB, 128);
    }

    public SandboxLimits withMemory(long bytes) {
        return new SandboxLimits(bytes, time, cpu, cores, written, tasks);
    }

    public SandboxLimits withTime(Duration most) {
        return new SandboxLimits(memory, most, cpu, cores, written, tasks);
    }

    public SandboxLimits withCpu(Duration most) {
        return new SandboxLimits(memory, time, most, cores, written, tasks);
    }

    public SandboxLimits withWritten(long bytes) {
        return new SandboxLimits(memory, time, cpu, cores, bytes, tasks);
    }

    public SandboxLimits withTasks(int most) {
        return new SandboxLimits(memory, time, cpu, cores, written, most);
    }
}
