package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A stranger with a list of addresses who wants to know which of them have an account: neither answers nor their times tell. */
@ParameterizedClass
@EnumSource(Database.class)
class StrangerStory {

    private static final String WRONG_PASSWORD = "Wrong-Horse-7-Battery";
    private static final int SAMPLES = 40;

    /** One less than what locks an address. */
    private static final int GUESSES = 4;

    private final Node node;

    StrangerStory(Database database) {
        this.node = Node.shared(database);
    }

    @Test
    void wrongPasswordAndUnknownAddressGetTheSameAnswer() {
        var visitor = node.visitor().signUp();

        var wrong = node.visitor().login(visitor.email(), WRONG_PASSWORD).isProblem(401, "wrong-credentials");
        var unknown = node.visitor().login(newAddress(), WRONG_PASSWORD).isProblem(401, "wrong-credentials");

        assertThat(wrong.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(wrong.at("detail")).isEqualTo(unknown.at("detail"));
        assertThat(wrong.http().headers().map().keySet())
                .isEqualTo(unknown.http().headers().map().keySet());
    }

    @Test
    void theTimeOfARefusedSignInTellsNothing() {
        var known = new ArrayList<String>();
        for (int i = 0; i < SAMPLES / GUESSES; i++) {
            known.add(node.visitor().signUp().email());
        }
        var unknown = known.stream().map(address -> newAddress()).toList();

        assertTimesAreAlike(i -> known.get(i / GUESSES), i -> unknown.get(i / GUESSES), address -> node.visitor()
                .login(address, WRONG_PASSWORD)
                .is(401));
    }

    @ParameterizedTest
    @ValueSource(strings = {"forgot-password", "resend-verification"})
    void theAnswerTellsNothing(String call) {
        var user = node.visitor().signUp();

        var known = ask(call, user.email()).is(200);
        var unknown = ask(call, newAddress()).is(200);

        assertThat(known.text()).isEqualTo(unknown.text());
        assertThat(known.http().headers().map().keySet())
                .isEqualTo(unknown.http().headers().map().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"forgot-password", "resend-verification"})
    void theTimeOfTheAnswerTellsNothing(String call) {
        var user = node.visitor().signUp();

        assertTimesAreAlike(i -> user.email(), i -> newAddress(), address -> ask(call, address)
                .is(200));
    }

    /** Calls with a known and an unknown address in turn; the medians of both differ by less than a quarter. */
    private static void assertTimesAreAlike(
            IntFunction<String> known, IntFunction<String> unknown, Consumer<String> call) {
        var ofKnown = new ArrayList<Long>();
        var ofUnknown = new ArrayList<Long>();
        for (int i = 0; i < SAMPLES; i++) {
            var address = known.apply(i);
            var other = unknown.apply(i);
            ofKnown.add(timeOf(() -> call.accept(address)));
            ofUnknown.add(timeOf(() -> call.accept(other)));
        }
        assertThat((double) median(ofKnown) / median(ofUnknown)).isBetween(0.8, 1.25);
    }

    private Answer ask(String call, String email) {
        return node.visitor().post("/api/auth/" + call, Map.of("email", email));
    }

    private static long timeOf(Runnable work) {
        var started = System.nanoTime();
        work.run();
        return System.nanoTime() - started;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static String newAddress() {
        return "nobody-" + UUID.randomUUID() + "@example.org";
    }
}
