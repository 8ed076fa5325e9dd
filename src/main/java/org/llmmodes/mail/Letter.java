package org.llmmodes.mail;

import java.util.List;
import java.util.Map;

/**
 * A letter to be written and sent.
 *
 * @param kind      which template
 * @param to        the address
 * @param name      how the reader is addressed: the first name
 * @param language  a BCP 47 tag; English where there is no template in it
 * @param values    what the template shows, by name; see {@link LetterKind}
 */
public record Letter(LetterKind kind, String to, String name, String language, Map<String, String> values) {

    /** The languages that letters are written in; the first stands in for all others. */
    public static final List<String> LANGUAGES = List.of("en", "de", "fr");

    /** Never shows the values: tokens are among them. */
    @Override
    public String toString() {
        return "Letter " + kind;
    }
}
