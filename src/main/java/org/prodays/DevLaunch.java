package org.prodays;

import io.quarkus.runtime.Quarkus;

/**
 * {@code ./prodays dev}: after each change of the sources dev mode runs main again, in new classes and a new thread of the same process.
 * What the first run has prepared (the data folder, the database, the settings that are system properties) serves them all, until the
 * process ends. Without an exit handler of ours an application's end leaves the process alone.
 */
final class DevLaunch {

    private static final String PREPARED = "prodays.dev.prepared";

    /** The thread of each run; found by name, since our own objects are not the same in each. */
    private static final String THREAD = "prodays-dev-main";

    private DevLaunch() {}

    static void run() {
        Thread.currentThread().setName(THREAD);
        if (System.getProperty(PREPARED) == null) {
            stopLast(Launch.prepareDev());
            System.setProperty(PREPARED, "true");
            Quarkus.run(Welcome.class);
        } else {
            Quarkus.run();
        }
    }

    private static void stopLast(Ending ending) {
        ending.applicationBegins();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            Thread.getAllStackTraces().keySet().stream()
                                    .filter(thread -> thread.getName().equals(THREAD))
                                    .forEach(DevLaunch::await);
                            ending.applicationEnded();
                        },
                        "dev-ending"));
    }

    private static void await(Thread run) {
        try {
            run.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
