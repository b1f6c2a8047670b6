package org.cognitoee.token;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method, or each method of the class, is for callers whose access token has one of these scopes. Where there is
 * {@link jakarta.annotation.security.RolesAllowed} too, the caller needs both: one of the scopes and one of the roles.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-3.3">RFC 6749 §3.3</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ScopesAllowed {

    /** The scopes, as they stand in the token: {@code shop/read}. Nobody may call where there is none. */
    String[] value();
}
