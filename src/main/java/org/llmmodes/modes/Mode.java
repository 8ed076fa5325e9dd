package org.llmmodes.modes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.llmmodes.platform.problem.FieldError;

/**
 * A way of conversing: what its settings are, and which engine answers. A mode is one package below this one with one bean that implements
 * this interface; nothing else needs to know of it.
 */
public interface Mode {

    /** The name on the wire, such as {@code similar_questions}; never changes, since chats are stored with it. */
    String name();

    /** The settings of a user who has set none; a fresh object on every call. */
    ObjectNode defaultSettings();

    /**
     * Checks settings a user wants to keep.
     *
     * @param settings any JSON object; fields the mode does not know are ignored, absent ones are fine
     * @return what is wrong, with field names relative to the settings; empty when nothing is
     */
    List<FieldError> check(ObjectNode settings);

    /** The engine that answers now; asked anew for every reply, since configuration may choose among several. */
    ReplyEngine engine();
}
