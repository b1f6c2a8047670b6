package org.cognitoee.servertests.identity;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.cognitoee.token.ScopesAllowed;

/** Calls beans that know nothing of HTTP. */
@Dependent
public class Orders {

    @Inject
    private Book book;

    @Inject
    private Desk desk;

    @Inject
    private Session session;

    String call(String method) {
        return switch (method) {
            case "role" -> book.role();
            case "scope" -> book.scope();
            case "anybody" -> book.anybody();
            case "class" -> desk.admins();
            case "permitted" -> desk.permitted();
            case "denied" -> desk.denied();
            case "ejb" -> session.called();
            default -> throw new IllegalArgumentException(method);
        };
    }

    /** Annotated at its methods. */
    @ApplicationScoped
    public static class Book {

        @RolesAllowed("admin")
        public String role() {
            return "called";
        }

        @ScopesAllowed("shop/read")
        public String scope() {
            return "called";
        }

        public String anybody() {
            return "called";
        }
    }

    /** Annotated itself. */
    @RequestScoped
    @RolesAllowed("admin")
    public static class Desk {

        public String admins() {
            return "called";
        }

        @PermitAll
        public String permitted() {
            return "called";
        }

        @DenyAll
        public String denied() {
            return "called";
        }
    }
}
