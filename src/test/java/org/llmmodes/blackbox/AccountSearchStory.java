package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How administrators find accounts. */
@ParameterizedClass
@EnumSource(Database.class)
class AccountSearchStory {

    private final Node node;
    private final Visitor admin;

    AccountSearchStory(Database database) {
        this.node = Node.shared(database);
        this.admin = node.admin();
    }

    @Test
    void anAccountIsFoundByWordsOfItsAddressAndName() {
        var user = node.visitor().signUp();
        var part = user.email().substring(5, 22);

        var found = admin.get("/api/admin/users?q=" + part + "%20love").is(200);

        assertThat(found.json()).hasSize(1);
        assertThat(found.header("X-Total-Count")).isEqualTo("1");
        assertThat(found.at("0/email").asText()).isEqualTo(user.email());
        assertThat(found.at("0/last_name").asText()).isEqualTo("Lovelace");
        assertThat(found.at("0/roles/0").asText()).isEqualTo("user");
        assertThat(found.at("0/locked_until").isNull()).isTrue();
        assertThat(found.text()).doesNotContain("password", "$2b$");
    }

    @ParameterizedTest
    @CsvSource({"%25", "_____________", "'%27%20or%201%3D1--'", "a%25b", "%3Cscript%3E"})
    void whatIsLookedForIsTakenLiterally(String q) {
        node.visitor().signUp();

        assertThat(admin.get("/api/admin/users?q=" + q).is(200).json()).isEmpty();
        assertThat(admin.get("/api/admin/audit-events?actor=" + q).is(200).json())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "users?status=broken, status, unknown_status",
        "users?role=root, role, unknown_role",
        "users?sort=password_hash, sort, unknown_sort",
        "users?limit=101, limit, out_of_range",
        "users?q=%00, q, invalid_characters",
        "audit-events?type=nothing, type, unknown_type",
        "audit-events?outcome=maybe, outcome, unknown_outcome",
        "audit-events?from=yesterday, from, wrong_type",
        "audit-events?after_id=-1, after_id, wrong_type",
        "audit-events/export?format=xls, format, unknown_format",
        "audit-events/verify?position=1, seal, wrong_type",
        "stats?window=year, window, unknown_window"
    })
    void aQuestionThatCannotBeMeantIsRefused(String path, String field, String code) {
        admin.get("/api/admin/" + path).isInvalid(field, code);
    }

    @Test
    void listsArePagedAndSorted() {
        node.visitor().signUp();
        node.visitor().signUp();

        var first = admin.get("/api/admin/users?limit=1&sort=email").is(200);
        var second = admin.get("/api/admin/users?limit=1&offset=1&sort=email").is(200);

        assertThat(first.header("Link")).contains("rel=\"next\"");
        assertThat(Integer.parseInt(first.header("X-Total-Count"))).isGreaterThan(2);
        assertThat(first.at("0/email").asText()).isLessThan(second.at("0/email").asText());
        for (var sort : List.of("name", "-name", "last_login_at", "-last_login_at", "created_at", "-email")) {
            assertThat(admin.get("/api/admin/users?limit=5&sort=" + sort)
                            .is(200)
                            .json())
                    .isNotEmpty();
        }
    }
}
