package org.llmmodes.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.llmmodes.platform.config.AddressRange;
import org.llmmodes.platform.config.Settings;

/** Where a request comes from: the peer, or, when the peer is a trusted proxy, the nearest address before it that is none. */
@ApplicationScoped
public class ClientAddress {

    private final List<AddressRange> trusted;

    @Inject
    public ClientAddress(Settings settings) {
        this.trusted = settings.web().trustedProxies();
    }

    protected ClientAddress() {
        this.trusted = List.of();
    }

    /** The address as text, IPv4 or IPv6; never a name, never something a client made up. */
    public String of(HttpServletRequest request) {
        var address = request.getRemoteAddr();
        if (trusted.isEmpty()) {
            return address;
        }
        var hops = new ArrayList<String>();
        Collections.list(request.getHeaders("X-Forwarded-For"))
                .forEach(line -> Collections.addAll(hops, line.split(",", -1)));
        // Right to left: the last entry was written by the proxy we talk to, the first by whoever wanted to.
        for (int i = hops.size() - 1; i >= 0 && isTrusted(address); i--) {
            var hop = AddressRange.literal(hops.get(i).strip());
            if (hop.isEmpty()) {
                break;
            }
            address = hop.get();
        }
        return address;
    }

    private boolean isTrusted(String address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }
}
