package org.llmmodes.chat.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmodes.chat.entity.ModeSettings;
import org.llmmodes.modes.Mode;
import org.llmmodes.platform.json.Json;
import org.llmmodes.platform.problem.FieldError;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;
import org.llmmodes.platform.web.ETags;

/** Keeps what users set for the modes. */
@Stateless
public class SettingsService {

    @Inject
    private SettingsRepository repository;

    @Inject
    private Clock clock;

    /**
     * The settings in force.
     *
     * @param id       0 where they are the defaults
     * @param settings complete
     * @param version  0 where they are the defaults, counted from 1 otherwise
     */
    public record InForce(long id, ObjectNode settings, Instant createdAt, Instant updatedAt, long version) {}

    public InForce inForce(long userId, Mode mode) {
        return repository
                .find(userId, mode.name())
                .map(stored -> of(stored, mode))
                .orElseGet(() -> {
                    var now = clock.instant();
                    return new InForce(0, mode.defaultSettings(), now, now, 0);
                });
    }

    /** @throws ProblemException 409 when the user has settings for the mode already */
    public InForce create(long userId, Mode mode, ObjectNode wanted) {
        check(mode, wanted);
        repository.lockOwner(userId);
        if (repository.find(userId, mode.name()).isPresent()) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "There are settings for this mode already; change them with PUT.");
        }
        return store(userId, mode, merge(mode.defaultSettings(), wanted), Optional.empty());
    }

    /** Sets what is given, keeps the rest, if the version still fits. */
    public InForce set(long userId, Mode mode, ObjectNode wanted, @Nullable String ifMatch) {
        check(mode, wanted);
        repository.lockOwner(userId);
        var stored = repository.find(userId, mode.name());
        ETags.requireMatch(ifMatch, stored.map(row -> row.version() + 1).orElse(0L));
        var base = stored.map(row -> complete(row, mode)).orElseGet(mode::defaultSettings);
        return store(userId, mode, merge(base, wanted), stored);
    }

    private InForce store(long userId, Mode mode, ObjectNode settings, Optional<ModeSettings> stored) {
        var json = Json.text(settings);
        if (stored.isPresent()) {
            stored.get().become(json, clock.instant());
            repository.flush();
            return of(stored.get(), mode);
        }
        var created = new ModeSettings(userId, mode.name(), json, clock.instant());
        repository.add(created);
        return of(created, mode);
    }

    private static void check(Mode mode, ObjectNode wanted) {
        var errors = mode.check(wanted).stream()
                .map(error -> new FieldError(
                        error.field().isEmpty() ? "settings" : "settings." + error.field(),
                        error.message(),
                        error.code()))
                .toList();
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    private static InForce of(ModeSettings row, Mode mode) {
        return new InForce(row.id(), complete(row, mode), row.createdAt(), row.updatedAt(), row.version() + 1);
    }

    /** What is stored, over the defaults: a setting that came later has its default. */
    private static ObjectNode complete(ModeSettings row, Mode mode) {
        return merge(mode.defaultSettings(), Json.parseObject(row.settings()));
    }

    /** Takes over the settings that the base knows; null means unchanged. */
    static ObjectNode merge(ObjectNode base, ObjectNode wanted) {
        wanted.properties().forEach(entry -> {
            if (base.has(entry.getKey()) && !entry.getValue().isNull()) {
                base.set(entry.getKey(), entry.getValue());
            }
        });
        return base;
    }
}
