package org.llmmodes.blackbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.llmmodes.platform.crypto.Secrets;

/** Somebody who has a user's access token and the published key, and makes tokens of his own from them. */
final class Forgery {

    private final String token;
    private final SignedJWT genuine;
    private final JWTClaimsSet claims;
    private final RSAKey published;
    private final RSAKey own;

    Forgery(Visitor user, Node node) {
        try {
            token = user.accessToken();
            genuine = SignedJWT.parse(token);
            claims = genuine.getJWTClaimsSet();
            published = RSAKey.parse(node.visitor()
                    .get("/.well-known/jwks.json")
                    .is(200)
                    .at("keys/0")
                    .toString());
            own = new RSAKeyGenerator(2048)
                    .keyID(genuine.getHeader().getKeyID())
                    .generate();
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tokens that say what the genuine one says, by what is wrong with each. */
    Map<String, String> tokens() {
        var elsewhere = URI.create("http://127.0.0.1:9/keys");
        var tokens = new LinkedHashMap<String, String>();
        tokens.put("alg none", new PlainJWT(claims).serialize());
        tokens.put("alg none, signature kept", new PlainJWT(claims).serialize() + genuine.getSignature());
        tokens.put("HS256 with the public key", hmac(published.toJSONString()));
        tokens.put("HS256 with the bytes of the public key", hmac(bytesOf(published)));
        tokens.put("another key under our kid", sign(own, header().build(), claims));
        tokens.put("RS512", sign(own, header(JWSAlgorithm.RS512), claims));
        tokens.put("unknown kid", sign(own, header().keyID("nobody").build(), claims));
        tokens.put(
                "kid that is a path",
                sign(own, header().keyID("../../../../dev/null").build(), claims));
        tokens.put("kid that is SQL", sign(own, header().keyID("' or '1'='1").build(), claims));
        tokens.put("no kid", sign(own, header().keyID(null).build(), claims));
        tokens.put("jku", sign(own, header().jwkURL(elsewhere).build(), claims));
        tokens.put("jwk", sign(own, header().jwk(own.toPublicJWK()).build(), claims));
        tokens.put("x5u", sign(own, header().x509CertURL(elsewhere).build(), claims));
        tokens.put("changed claims", changed());
        tokens.put("truncated", token.substring(0, token.length() - 3));
        tokens.put("without signature", token.substring(0, token.lastIndexOf('.') + 1));
        tokens.put("two parts", token.substring(0, token.lastIndexOf('.')));
        tokens.put("five parts", token + ".e30.e30");
        return tokens;
    }

    JWSHeader.Builder header() {
        return new JWSHeader.Builder(genuine.getHeader());
    }

    JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder(claims);
    }

    static String sign(RSAKey key, JWSHeader header, JWTClaimsSet claims) {
        return sign(key, header, claims.toString());
    }

    /** Claims as they are, which need not be a sane set. */
    static String sign(RSAKey key, JWSHeader header, String claims) {
        try {
            var object = new JWSObject(header, new Payload(claims));
            object.sign(new RSASSASigner(key));
            return object.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private JWSHeader header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm)
                .keyID(genuine.getHeader().getKeyID())
                .type(JOSEObjectType.JWT)
                .build();
    }

    private String hmac(String secret) {
        try {
            var forged = new SignedJWT(header(JWSAlgorithm.HS256), claims);
            forged.sign(new MACSigner(secret.getBytes(StandardCharsets.ISO_8859_1)));
            return forged.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String bytesOf(RSAKey key) {
        try {
            return new String(key.toRSAPublicKey().getEncoded(), StandardCharsets.ISO_8859_1);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String changed() {
        var parts = token.split("\\.", -1);
        var text = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("\"user\"", "\"admin\"");
        return parts[0] + "." + Secrets.encode(text.getBytes(StandardCharsets.UTF_8)) + "." + parts[2];
    }
}
