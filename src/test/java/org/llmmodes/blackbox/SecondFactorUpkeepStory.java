package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Setting a second factor up, replacing it, giving it up, and what leaves it as it is. */
@ParameterizedClass
@EnumSource(Database.class)
class SecondFactorUpkeepStory {

    private final Node node;

    SecondFactorUpkeepStory(Database database) {
        this.node = Node.shared(database);
    }

    @Test
    void theQrCodeSaysWhatTheSecretSays() throws Exception {
        var user = node.visitor().signUp();

        var setup = user.post("/api/auth/mfa/setup", Map.of()).is(200);

        var uri = setup.at("otpauth_uri").asText();
        assertThat(setup.at("secret").asText()).matches("[A-Z2-7]{32}");
        assertThat(uri)
                .startsWith("otpauth://totp/")
                .contains("secret=" + setup.at("secret").asText());
        assertThat(read(setup.at("qr_code").asText())).isEqualTo(uri);
        assertThat(setup.header("Cache-Control")).contains("no-store");
        assertThat(user.get("/api/auth/me").at("mfa_enabled").asBoolean()).isFalse();
        node.visitor().login(user.email(), Visitor.PASSWORD).is(200);
    }

    @Test
    void aSecondSetupReplacesTheFirstUntilOneIsInForce() {
        var visitor = node.visitor().signUp();
        visitor.post("/api/auth/mfa/enable", Map.of("code", "123456")).isProblem(400, "rule-broken");
        var first = new Authenticator(visitor.post("/api/auth/mfa/setup", Map.of())
                .is(200)
                .at("secret")
                .asText());
        var second = new Authenticator(
                visitor.post("/api/auth/mfa/setup", "").is(200).at("secret").asText());

        visitor.post("/api/auth/mfa/enable", Map.of("code", first.code())).isProblem(400, "rule-broken");
        visitor.post("/api/auth/mfa/enable", Map.of("code", second.code())).is(200);
        visitor.post("/api/auth/mfa/setup", Map.of()).isProblem(409, "conflict");
        visitor.post("/api/auth/mfa/enable", Map.of("code", second.code())).isProblem(409, "conflict");
    }

    @Test
    void switchingOffTakesPasswordAndCode() {
        var user = SecondFactorStory.Enrolled.with(node.visitor().signUp());
        var visitor = user.visitor();

        disable(visitor, "Wrong-Horse-7-Battery", user.authenticator().code()).isProblem(400, "rule-broken");
        disable(visitor, Visitor.PASSWORD, user.authenticator().wrongCode()).isProblem(400, "rule-broken");
        visitor.post("/api/auth/mfa/disable", Map.of("password", Visitor.PASSWORD))
                .isInvalid("code", "required");
        visitor.post("/api/auth/mfa/disable", Map.of("password", 1, "code", "1"))
                .isInvalid("password", "wrong_type");
        visitor.post("/api/auth/mfa/disable", Map.of("password", "x".repeat(500_000), "code", "1"))
                .isInvalid("password", "too_long");
        node.visitor().login(visitor.email(), Visitor.PASSWORD).isProblem(401, "mfa-required");
        disable(visitor, Visitor.PASSWORD, user.authenticator().sameCode()).is(200);

        assertThat(visitor.get("/api/auth/me").at("mfa_enabled").asBoolean()).isFalse();
        node.visitor().login(visitor.email(), Visitor.PASSWORD).is(200);
        disable(visitor, Visitor.PASSWORD, user.authenticator().sameCode()).isProblem(400, "rule-broken");
        assertThat(SecondFactorStory.Enrolled.with(visitor).backupCodes())
                .doesNotContainAnyElementsOf(user.backupCodes());
    }

    @Test
    void newBackupCodesReplaceTheOld() {
        var user = SecondFactorStory.Enrolled.with(node.visitor().signUp());
        var email = user.visitor().email();

        var renewed = user.visitor()
                .post(
                        "/api/auth/mfa/backup-codes",
                        Map.of(
                                "password",
                                Visitor.PASSWORD,
                                "code",
                                user.authenticator().code()))
                .is(200)
                .texts("backup_codes");

        assertThat(renewed).hasSize(10).doesNotContainAnyElementsOf(user.backupCodes());
        node.visitor().login(email, Visitor.PASSWORD, user.backupCodes().get(0)).is(401);
        node.visitor().login(email, Visitor.PASSWORD, renewed.get(0)).is(200);
    }

    @Test
    void leavingTakesTheSecondFactorToo() {
        var user = SecondFactorStory.Enrolled.with(node.visitor().signUp());
        var visitor = user.visitor();

        var asked = visitor.delete("/api/auth/me", Map.of("password", Visitor.PASSWORD))
                .isProblem(400, "rule-broken");
        assertThat(asked.at("mfa_required").asBoolean()).isTrue();
        visitor.delete(
                        "/api/auth/me",
                        Map.of(
                                "password",
                                Visitor.PASSWORD,
                                "mfa_code",
                                user.authenticator().wrongCode()))
                .isProblem(400, "rule-broken");
        visitor.delete(
                        "/api/auth/me",
                        Map.of(
                                "password",
                                Visitor.PASSWORD,
                                "mfa_code",
                                user.authenticator().code()))
                .is(204);

        visitor.get("/api/auth/me").is(401);
    }

    @Test
    void aPasswordChangeLeavesTheSecondFactorOn() {
        var user = SecondFactorStory.Enrolled.with(node.visitor().signUp());
        var next = "Velvet-Teapot-1891-x";
        user.visitor()
                .post(
                        "/api/auth/change-password",
                        Map.of("current_password", Visitor.PASSWORD, "new_password", next, "confirm_password", next))
                .is(200);

        node.visitor().login(user.visitor().email(), next).isProblem(401, "mfa-required");
    }

    @Test
    void aPasswordResetByMailLeavesTheSecondFactorOn() {
        var post = Postbox.shared();
        var user = SecondFactorStory.Enrolled.with(node.visitor().signUp());
        var email = user.visitor().email();
        var next = "Velvet-Teapot-1891-x";
        node.visitor().post("/api/auth/forgot-password", Map.of("email", email)).is(200);
        var token = post.await(email, "Choose a new password").token();

        node.visitor()
                .post("/api/auth/reset-password", Map.of("token", token, "new_password", next))
                .is(200);

        node.visitor().login(email, next).isProblem(401, "mfa-required");
        node.visitor().login(email, next, user.authenticator().code()).is(200);
    }

    @Test
    void theOwnerIsToldByMailOfEveryChange() {
        var post = Postbox.shared();
        var user = SecondFactorStory.Enrolled.with(node.visitor().signUp());
        var email = user.visitor().email();
        post.await(email, "Two-step sign-in is on");

        node.visitor().login(email, Visitor.PASSWORD, user.backupCodes().get(0)).is(200);
        post.await(email, "A backup code was used");

        disable(user.visitor(), Visitor.PASSWORD, user.authenticator().code()).is(200);
        post.await(email, "Two-step sign-in is off");
    }

    @Test
    void nobodySetsUpForSomebodyElse() {
        for (var call : new String[] {"setup", "enable", "disable", "backup-codes"}) {
            node.visitor()
                    .post("/api/auth/mfa/" + call, Map.of("password", "x", "code", "123456"))
                    .isProblem(401, "unauthenticated");
        }
    }

    private static Answer disable(Visitor who, String password, String code) {
        return who.post("/api/auth/mfa/disable", Map.of("password", password, "code", code));
    }

    private static String read(String dataUrl) throws Exception {
        assertThat(dataUrl).startsWith("data:image/png;base64,");
        var image = ImageIO.read(new ByteArrayInputStream(
                Base64.getDecoder().decode(dataUrl.substring("data:image/png;base64,".length()))));
        var width = image.getWidth();
        var pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        var source = new RGBLuminanceSource(width, image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }
}
