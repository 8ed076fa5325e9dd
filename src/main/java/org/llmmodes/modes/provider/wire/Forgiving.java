package org.llmmodes.modes.provider.wire;

import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Overlooks a few events that a protocol cannot read, such as the blank lines of a gateway, and ends a stream of nothing else. */
final class Forgiving implements ServerSentEventListener {

    private static final int MOST_UNREADABLE = 10;
    private static final Logger LOG = Logger.getLogger(Forgiving.class.getName());

    private final ServerSentEventListener protocol;
    private final Runnable enough;
    private int unreadable;

    /** @param enough called when too much could not be read */
    Forgiving(ServerSentEventListener protocol, Runnable enough) {
        this.protocol = protocol;
        this.enough = enough;
    }

    @Override
    public void onOpen(SuccessfulHttpResponse response) {
        protocol.onOpen(response);
    }

    @Override
    public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
        if (unreadable > MOST_UNREADABLE) {
            // What was read before the end is still being handed out.
            return;
        }
        try {
            protocol.onEvent(event, context);
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "An event could not be read: {0}", e.getClass().getSimpleName());
            if (++unreadable > MOST_UNREADABLE) {
                enough.run();
            }
        }
    }

    @Override
    public void onError(Throwable error) {
        protocol.onError(error);
    }

    @Override
    public void onClose() {
        protocol.onClose();
    }
}
