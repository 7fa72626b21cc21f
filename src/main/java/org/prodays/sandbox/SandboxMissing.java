package org.prodays.sandbox;

import java.io.IOException;
import java.util.List;

/** This machine has no sandbox, or not the program that was to run in it; what needs it is off, all else goes on. */
public final class SandboxMissing extends IOException {
    private static final long serialVersionUID = 1;

    private final List<String> packages;

    SandboxMissing(String message, List<String> packages) {
        super(message);
        this.packages = List.copyOf(packages);
    }

    static SandboxMissing install(List<String> packages) {
        return new SandboxMissing("apt-get install " + String.join(" ", packages), packages);
    }

    /** Debian's packages that are to be installed; empty when all are and the system forbids the sandbox. */
    public List<String> packages() {
        return packages;
    }
}
