package org.llmmodes.mail;

import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.llmmodes.platform.config.Settings;

/**
 * Writes letters as text and as HTML, in the reader's language. One template each gives the form; the words come from {@code
 * letters_*.properties}; what a user or a stranger wrote is escaped.
 */
@ApplicationScoped
public class LetterWriter {

    private final Template html;
    private final Template text;
    private final String appUrl;

    @Inject
    public LetterWriter(Settings settings) {
        this(settings.web().appUrl());
    }

    LetterWriter(String appUrl) {
        this.appUrl = appUrl;
        try {
            var templates = configuration();
            this.html = templates.getTemplate("letter.ftlh");
            this.text = templates.getTemplate("letter.ftl");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For the proxy only. */
    @SuppressWarnings("NullAway")
    protected LetterWriter() {
        this.html = null;
        this.text = null;
        this.appUrl = "";
    }

    /** A letter ready to be sent; {@code language} is the one that it is written in. */
    record Written(String language, String subject, String text, String html) {}

    Written write(Letter letter, Instant happenedAt) {
        var words = LetterWords.in(letter.language());
        var model = model(letter, words, happenedAt);
        return new Written(words.language(), words.of(letter.kind(), "subject"), fill(text, model), fill(html, model));
    }

    /** The link of a letter, made from APP_URL alone; empty where its kind has none. */
    static Optional<String> link(Letter letter, String appUrl) {
        return letter.kind()
                .page()
                .map(page -> appUrl + page + "?token=" + letter.values().getOrDefault("token", ""));
    }

    private Map<String, Object> model(Letter letter, LetterWords words, Instant happenedAt) {
        var kind = letter.kind();
        var model = new HashMap<String, Object>();
        model.put("language", words.language());
        model.put("subject", words.of(kind, "subject"));
        model.put("greeting", words.of("greeting").replace("{name}", LetterWords.plain(letter.name())));
        model.put("what", words.of(kind, "what"));
        model.put("advice", words.of(kind, "advice"));
        model.put("footer", words.of("footer"));
        model.put("appUrl", appUrl);
        model.put("facts", facts(letter, words, happenedAt));
        link(letter, appUrl).ifPresent(link -> {
            model.put("link", link);
            model.put("action", words.of(kind, "action"));
            model.put("linkHint", words.of("link_hint"));
        });
        return model;
    }

    /** A fact that the reader can compare with what they did themselves. */
    public record Fact(String label, String value) {}

    private static List<Fact> facts(Letter letter, LetterWords words, Instant happenedAt) {
        var facts = new ArrayList<Fact>();
        if (letter.kind().page().isEmpty()) {
            facts.add(new Fact(words.of("when"), words.time(happenedAt)));
        }
        var values = letter.values();
        if (values.containsKey("ip_address")) {
            facts.add(new Fact(words.of("ip_address"), LetterWords.plain(values.getOrDefault("ip_address", ""))));
        }
        if (letter.kind() == LetterKind.NEW_DEVICE) {
            var device = DeviceName.of(values.getOrDefault("user_agent", ""));
            facts.add(new Fact(words.of("device"), device.orElse(words.of("unknown_device"))));
        }
        for (var name : List.of("administrator", "reason")) {
            if (values.containsKey(name)) {
                facts.add(new Fact(words.of(name), LetterWords.plain(values.getOrDefault(name, ""))));
            }
        }
        if (values.containsKey("until")) {
            facts.add(new Fact(words.of("until"), words.time(Instant.parse(values.getOrDefault("until", "")))));
        }
        return facts;
    }

    private static String fill(Template template, Map<String, Object> model) {
        var out = new StringWriter();
        try {
            template.process(model, out);
        } catch (TemplateException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static Configuration configuration() {
        var templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setClassForTemplateLoading(LetterWriter.class, "/org/llmmodes/mail");
        templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        templates.setWrapUncheckedExceptions(true);
        templates.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        return templates;
    }
}
