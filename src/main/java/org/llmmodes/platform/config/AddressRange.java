package org.llmmodes.platform.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that share their first bits, written {@code 10.0.0.0/8}, {@code ::1} or {@code 192.168.1.5}.
 *
 * @param network the address, 4 or 16 bytes
 * @param bits    how many leading bits count
 */
@SuppressWarnings("ArrayRecordComponent")
public record AddressRange(byte[] network, int bits) {

    private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** Reads a range; empty where the text is none. Host names are never looked up. */
    public static Optional<AddressRange> parse(String text) {
        var parts = text.strip().split("/", 2);
        var network = bytes(parts[0]);
        if (network.isEmpty()) {
            return Optional.empty();
        }
        var all = network.get().length * 8;
        if (parts.length == 1) {
            return Optional.of(new AddressRange(network.get(), all));
        }
        if (!parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > all) {
            return Optional.empty();
        }
        return Optional.of(new AddressRange(network.get(), Integer.parseInt(parts[1])));
    }

    /** The canonical form of an address literal; empty where the text is none. */
    public static Optional<String> literal(String text) {
        return bytes(text).map(AddressRange::format);
    }

    public boolean contains(String address) {
        return bytes(address).filter(this::matches).isPresent();
    }

    private boolean matches(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        var whole = bits / 8;
        if (!Arrays.equals(address, 0, whole, network, 0, whole)) {
            return false;
        }
        var mask = 0xFF << (8 - bits % 8);
        return bits % 8 == 0 || (address[whole] & mask) == (network[whole] & mask);
    }

    private static Optional<byte[]> bytes(String text) {
        if (!LITERAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static String format(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
