package org.llmmodes.chat.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.llmmodes.platform.problem.ProblemException;

class UserSeatsTest {

    @Test
    void eachUserHasSoManyAndOneThatIsGivenBackIsFree() {
        var seats = new UserSeats(2);
        var first = seats.take(1);
        seats.take(1);

        assertThatThrownBy(() -> seats.take(1))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.headers())
                        .containsKey("Retry-After"));
        seats.take(2);
        first.run();
        seats.take(1);
        assertThatThrownBy(() -> seats.take(1)).isInstanceOf(ProblemException.class);
    }
}
