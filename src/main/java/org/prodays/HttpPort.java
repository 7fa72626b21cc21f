package org.prodays;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.prodays.ground.StartFailure;

/** The port to listen on. */
final class HttpPort {

    private static final int TRIES = 20;

    private HttpPort() {}

    /** {@code wanted} or the first free one of the {@value #TRIES} from it. */
    static int free(String host, int wanted) {
        for (int port = wanted; port < wanted + TRIES && port <= 65_535; port++) {
            if (isFree(host, port)) {
                return port;
            }
        }
        throw new StartFailure("PRODAYS_PORT: the ports " + wanted + " to " + (wanted + TRIES - 1)
                + " are all taken by other programs; name another one.");
    }

    private static boolean isFree(String host, int port) {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new StartFailure("PRODAYS_HOST: " + host + " is no address of this machine.");
        }
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(address);
            return true;
        } catch (BindException e) {
            var reason = String.valueOf(e.getMessage());
            if (reason.contains("Cannot assign")) {
                throw new StartFailure("PRODAYS_HOST: " + host + " is no address of this machine.", e);
            }
            if (reason.contains("Permission")) {
                throw new StartFailure(
                        "PRODAYS_PORT: port " + port + " needs rights that this user lacks; take one from 1024 on.", e);
            }
            return false;
        } catch (IOException e) {
            throw new StartFailure("PRODAYS_PORT: port " + port + " cannot be used: " + e.getMessage(), e);
        }
    }
}
