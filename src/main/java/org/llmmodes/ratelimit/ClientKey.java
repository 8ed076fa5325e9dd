package org.llmmodes.ratelimit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.llmmodes.platform.config.AddressRange;

/** What counts as one client: an IPv4 address, the /64 of an IPv6 address (a household has 2^64 of them), or the text itself. */
final class ClientKey {

    private static final int PREFIX_BYTES = 8;

    private ClientKey() {}

    static String of(String client) {
        if (client.indexOf(':') < 0 || AddressRange.literal(client).isEmpty()) {
            return client;
        }
        try {
            var address = InetAddress.getByName(client);
            if (!(address instanceof Inet6Address)) {
                return address.getHostAddress();
            }
            var network = Arrays.copyOf(Arrays.copyOf(address.getAddress(), PREFIX_BYTES), 16);
            return InetAddress.getByAddress(network).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            return client;
        }
    }
}
