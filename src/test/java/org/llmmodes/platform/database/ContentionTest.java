package org.llmmodes.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.ejb.EJBException;
import jakarta.persistence.LockTimeoutException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentionTest {

    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void aLockTimeoutOfH2IsOne() throws SQLException {
        var url = "jdbc:h2:mem:contention;LOCK_TIMEOUT=50";
        try (var one = DriverManager.getConnection(url);
                var other = DriverManager.getConnection(url)) {
            one.createStatement().execute("create table t (id int primary key)");
            one.createStatement().execute("insert into t values (1)");
            one.setAutoCommit(false);
            one.createStatement().execute("select * from t where id = 1 for update");
            other.setAutoCommit(false);

            var failure =
                    catchThrowable(() -> other.createStatement().execute("select * from t where id = 1 for update"));

            assertThat(failure).isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getErrorCode())
                    .isEqualTo(50200));
            assertThat(Contention.isIn(new EJBException(new IllegalStateException(failure))))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "55P03"})
    void soIsADeadlockOfEitherDatabase(String state) {
        assertThat(Contention.isIn(new IllegalStateException(new SQLException("deadlock", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "08006", "57014"})
    void otherFailuresAreNone(String state) {
        assertThat(Contention.isIn(new IllegalStateException(new SQLException("other", state))))
                .isFalse();
    }

    @Test
    void whatWasInTheWayTwiceIsDoneTheThirdTime() {
        assertThat(Contention.overcome(() -> attempt(2))).isEqualTo("done");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void thereIsAnEndOfTrying() {
        assertThatThrownBy(() -> Contention.overcome(() -> attempt(9))).isInstanceOf(EJBException.class);
        assertThat(attempts).hasValue(3);
    }

    @Test
    void anotherFailureIsNotTriedAgain() {
        assertThatThrownBy(() -> Contention.overcome(() -> {
                    attempts.incrementAndGet();
                    throw new EJBException("other");
                }))
                .hasMessage("other");
        assertThat(attempts).hasValue(1);
    }

    private String attempt(int failures) {
        if (attempts.incrementAndGet() <= failures) {
            throw new EJBException(new LockTimeoutException("in the way"));
        }
        return "done";
    }
}
