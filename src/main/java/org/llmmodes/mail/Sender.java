package org.llmmodes.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.llmmodes.platform.config.Settings;

/**
 * Who the letters come from.
 *
 * @param address EMAIL_FROM
 */
record Sender(InternetAddress address) {

    static Sender of(Settings settings) {
        try {
            return new Sender(new InternetAddress(settings.mail().from(), true));
        } catch (AddressException e) {
            throw new IllegalStateException("EMAIL_FROM was checked at start", e);
        }
    }

    /** What follows the @. */
    String domain() {
        var text = address.getAddress();
        return text.substring(text.lastIndexOf('@') + 1);
    }
}
