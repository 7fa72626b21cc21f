package org.prodays.ground;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The settings we start PostgreSQL with, on its command line, so that each start has those of this version of Prodays. */
final class PostgresSettings {

    private PostgresSettings() {}

    static List<String> arguments(int port, Path log) {
        var settings = new TreeMap<>(Map.of(
                "listen_addresses", "127.0.0.1",
                "port", Integer.toString(port),
                "unix_socket_directories", "",
                "password_encryption", "scram-sha-256",
                "fsync", "on",
                "synchronous_commit", "on",
                "full_page_writes", "on",
                "max_connections", "60",
                "timezone", "UTC",
                "jit", "off"));
        // a log of one week, a file per weekday
        settings.putAll(Map.of(
                "logging_collector", "on",
                "log_directory", log.toString(),
                "log_filename", "postgresql-%a.log",
                "log_rotation_age", "1d",
                "log_truncate_on_rotation", "on",
                "log_timezone", "UTC"));
        return settings.entrySet().stream()
                .flatMap(setting -> List.of("-c", setting.getKey() + "=" + setting.getValue()).stream())
                .toList();
    }
}
