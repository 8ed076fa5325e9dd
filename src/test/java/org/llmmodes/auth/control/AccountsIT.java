package org.llmmodes.auth.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.llmmodes.auth.Caller;
import org.llmmodes.auth.control.LoginGuardService.Count;
import org.llmmodes.auth.control.LoginOutcome.Locked;
import org.llmmodes.auth.control.LoginOutcome.SignedIn;
import org.llmmodes.auth.control.LoginOutcome.WrongCredentials;
import org.llmmodes.auth.control.SessionService.RefreshOutcome.Refreshed;
import org.llmmodes.auth.entity.FormerPassword;
import org.llmmodes.auth.entity.LoginGuard;
import org.llmmodes.auth.entity.User;
import org.llmmodes.container.InContainer;
import org.llmmodes.container.Rows;
import org.llmmodes.container.Work;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/** Accounts, counters and sessions in the transactions and on the locks of the real server and database. One long class: each is deployed by itself. */
@ExtendWith(ArquillianExtension.class)
class AccountsIT {

    private static final int CALLERS = 20;
    private static final int LIMIT = 5;
    private static final String PASSWORD = "Correct-Horse-7-Battery";

    @Inject
    private AccountService accounts;

    @Inject
    private Registration registration;

    @Inject
    private LoginGuardService guards;

    @Inject
    private Guesses guesses;

    @Inject
    private SignInService signIns;

    @Inject
    private SignIn signIn;

    @Inject
    private SessionService sessions;

    @Inject
    private LiveSessions liveSessions;

    @Inject
    private UserTransaction transaction;

    @Inject
    private Rows rows;

    @Inject
    private Work work;

    @Deployment
    static WebArchive deployment() {
        return InContainer.war(Rows.class, Work.class);
    }

    @Test
    void twentyGuessesAtOnceAreCountedOneByOne() throws Exception {
        var key = "guard-" + UUID.randomUUID();
        guards.wrong(key, "somebody@example.org");

        var answers = InContainer.atOnce(CALLERS, () -> guards.wrong(key, "somebody@example.org"));

        assertThat(answers.failures()).isEmpty();
        assertThat(answers.values().stream().filter(count -> count.lockedFor().isEmpty()))
                .hasSize(LIMIT - 1);
        assertThat(answers.values().stream().filter(Count::locks)).hasSize(1);
        assertThat(rows.number("select failures from login_guards where guard_key = ?", key))
                .isEqualTo(LIMIT);
    }

    @Test
    void twentyFirstGuessesAtOnceDoNotSlipPastTheLock() throws Exception {
        var address = newAddress();

        var endings = InContainer.atOnce(CALLERS, () -> signIn.attempt(attempt(address, "Wrong-Horse-7-Battery")));

        assertThat(endings.failures()).isEmpty();
        assertThat(endings.values().stream().filter(WrongCredentials.class::isInstance))
                .hasSize(LIMIT);
        assertThat(endings.values().stream().filter(Locked.class::isInstance)).hasSize(CALLERS - LIMIT);
    }

    @Test
    void aRightGuessClearsTheCounterUnlessThatIsLocked() throws Exception {
        var key = "guard-" + UUID.randomUUID();
        for (int i = 1; i < LIMIT; i++) {
            guards.wrong(key, "somebody@example.org");
        }

        assertThat(guards.right(key)).isEmpty();
        assertThat(guards.right(key)).isEmpty();
        assertThat(rows.number("select count(*) from login_guards where guard_key = ?", key))
                .isZero();
        for (int i = 0; i < LIMIT; i++) {
            guards.wrong(key, "somebody@example.org");
        }
        assertThat(guards.right(key)).isPresent();
        assertThat(guards.lockedFor(key)).isPresent();
    }

    /** The most that a thief of an access token learns, and no lock for an owner in a hurry. */
    @Test
    void guessesOfASessionCountOnlyWhenTheyAreWrong() throws Exception {
        var caller = new Caller(7, 7, newAddress(), false);

        var right = InContainer.atOnce(CALLERS, () -> guesses.isRight(caller, () -> true));
        var wrong = InContainer.atOnce(CALLERS, () -> guesses.isRight(caller, () -> false));

        assertThat(right.failures()).isEmpty();
        assertThat(right.values()).hasSize(CALLERS).containsOnly(true);
        assertThat(wrong.values()).hasSize(LIMIT).containsOnly(false);
        assertThat(wrong.failures()).hasSize(CALLERS - LIMIT).allSatisfy(refused -> assertThat(refused)
                .hasMessageContaining("Too many wrong passwords or codes"));
    }

    @Test
    void aCountedGuessStaysCountedAlthoughTheCallerRollsBack() throws Exception {
        var key = "guard-" + UUID.randomUUID();

        transaction.begin();
        guards.wrong(key, "somebody@example.org");
        transaction.rollback();

        assertThat(rows.number("select failures from login_guards where guard_key = ?", key))
                .isOne();
    }

    @Test
    void whoIsDeletedWhileThePasswordIsCheckedHasWrongCredentials() {
        var address = newAddress();
        var user = registration.register(address, "Ada", "Lovelace", PASSWORD, "en");
        var checked = accounts.findCredentials(address).orElseThrow();

        accounts.delete(user.id(), null);

        assertThat(signIns.finish(checked, attempt(address, PASSWORD), "guard", Optional.empty()))
                .isInstanceOf(WrongCredentials.class);
    }

    @Test
    void twentyRefreshesAtOnceEndWithOneSuccessor() throws Exception {
        var address = newAddress();
        registration.register(address, "Ada", "Lovelace", PASSWORD, "en");
        var signedIn = (SignedIn) signIn.attempt(attempt(address, PASSWORD));
        var token = signedIn.tokens().refreshToken();

        var endings = InContainer.atOnce(CALLERS, () -> sessions.refresh(token));

        assertThat(endings.failures()).isEmpty();
        assertThat(endings.values()).hasSize(CALLERS).allMatch(Refreshed.class::isInstance);
        assertThat(endings.values().stream()
                        .map(outcome -> ((Refreshed) outcome).tokens().refreshToken())
                        .distinct())
                .hasSize(1)
                .doesNotContain(token);
        assertThat(rows.number(
                        "select refresh_counter from sessions where user_id = (select id from users where email_key = ?)",
                        address))
                .isOne();
    }

    /** The check of every request with an access token: one statement that finds one row by its key, and for a moment none. */
    @Test
    void aLiveSessionCostsOneStatementAndThenNoneForAMoment() throws Exception {
        var address = newAddress();
        registration.register(address, "Ada", "Lovelace", PASSWORD, "en");
        var token =
                ((SignedIn) signIn.attempt(attempt(address, PASSWORD))).tokens().refreshToken();
        var id = rows.number(
                "select id from sessions where user_id = (select id from users where email_key = ?)", address);

        assertThat(InContainer.statementsOf(() -> liveSessions.find(id))).isEqualTo(1);
        var started = System.nanoTime();
        long statements = 0;
        for (int i = 0; i < 100; i++) {
            statements += InContainer.statementsOf(() -> liveSessions.find(id).orElseThrow());
        }
        // Remembered for 0.9 s: a busy machine may have taken several of these.
        assertThat(statements).isLessThanOrEqualTo((System.nanoTime() - started) / 900_000_000L);

        sessions.signOut(token);
        assertThat(InContainer.statementsOf(
                        () -> assertThat(liveSessions.find(id)).isEmpty()))
                .isEqualTo(1);
    }

    @Test
    void ofTwentyRegistrationsAtOnceOneWinsAndTheOthersConflict() throws Exception {
        var address = newAddress();

        var endings = InContainer.atOnce(CALLERS, () -> accounts.register(address, "Ada", "Lovelace", "hash", "en"));

        assertThat(endings.values()).hasSize(1);
        assertThat(endings.failures()).hasSize(CALLERS - 1).allSatisfy(failure -> assertThat(failure)
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                        .isEqualTo(ProblemType.CONFLICT)));
        assertThat(rows.number("select count(*) from users where email_key = ?", address))
                .isOne();
        assertThat(rows.number(
                        "select count(*) from password_history where user_id = (select id from users where email_key = ?)",
                        address))
                .isOne();
    }

    @Test
    void aProblemLeavesNothingHalfStored() throws Exception {
        var address = newAddress();
        var before = rows.number("select count(*) from password_history");
        var problem = ProblemException.notFound("Something");

        assertThatThrownBy(() -> work.fail(
                        entities -> {
                            var user = new User(address, "Ada", "Lovelace", "hash", Instant.EPOCH);
                            entities.persist(user);
                            entities.flush();
                            entities.persist(new FormerPassword(user.id(), "hash", Instant.EPOCH));
                        },
                        problem))
                .isSameAs(problem);

        assertThat(rows.number("select count(*) from users where email_key = ?", address))
                .isZero();
        assertThat(rows.number("select count(*) from password_history")).isEqualTo(before);
    }

    @Test
    void aStaleTagChangesNothing() throws Exception {
        var user = accounts.register(newAddress(), "Ada", "Lovelace", "hash", "en");
        accounts.rename(user.id(), "Grace", null, null);

        assertThatThrownBy(() -> accounts.rename(user.id(), "Joan", null, "\"" + user.version() + "\""))
                .isInstanceOf(ProblemException.class);

        assertThat(rows.texts("select first_name from users where id = ?", user.id()))
                .containsExactly("Grace");
    }

    @Test
    void timesComeBackToTheMicrosecondAndLieInTheDatabaseAsUtc() throws Exception {
        // 02:30 on this day does not exist in Berlin, 01:30 not in London.
        for (var time : new String[] {
            "2026-03-29T01:30:00.123456Z", "2026-03-29T02:30:00.000001Z", "2026-10-25T00:30:00.999999Z"
        }) {
            var moment = Instant.parse(time);
            var user = new User(newAddress(), "Ada", "Lovelace", "hash", moment);
            transaction.begin();
            work.read(entities -> {
                entities.persist(user);
                return user;
            });
            transaction.commit();

            var found = accounts.require(user.id());

            assertThat(found.createdAt()).isEqualTo(moment);
            assertThat(found.lastLoginAt()).isNull();
            assertThat(rows.texts("select cast(created_at as varchar) from users where id = ?", user.id()))
                    .containsExactly(time.replace('T', ' ').replace("Z", ""));
        }
    }

    @Test
    void aLockComparesTimesInQueriesAsInJava() throws Exception {
        var now = Instant.parse("2026-06-01T12:00:00.000001Z");
        var key = "guard-" + UUID.randomUUID();
        transaction.begin();
        work.read(entities -> {
            entities.persist(new LoginGuard(key, now));
            return key;
        });
        transaction.commit();

        assertThat(countTouchedBefore(key, now)).isZero();
        assertThat(countTouchedBefore(key, now.plusNanos(1000))).isOne();
    }

    private long countTouchedBefore(String key, Instant moment) {
        return work.read(entities -> entities.createQuery(
                        "select count(g) from LoginGuard g where g.key = :key and g.updatedAt < :moment", Long.class)
                .setParameter("key", key)
                .setParameter("moment", moment)
                .getSingleResult());
    }

    private static LoginAttempt attempt(String address, String password) {
        return new LoginAttempt(address, password, null, false, null, "127.0.0.1", null);
    }

    private static String newAddress() {
        return "user-" + UUID.randomUUID() + "@example.org";
    }
}
