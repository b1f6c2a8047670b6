package org.cognitoee.filter;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.cognitoee.settings.PublicPath;
import org.cognitoee.token.AccessTokenCheck;

/** What the application adds to its guard: its CDI beans of these types, whatever their qualifiers. */
@Dependent
class Extensions {

    private final Iterable<AccessTokenCheck> checks;
    private final Iterable<PublicPath> publicPaths;

    @Inject
    Extensions(@Any Instance<AccessTokenCheck> checks, @Any Instance<PublicPath> publicPaths) {
        this((Iterable<AccessTokenCheck>) checks, publicPaths);
    }

    Extensions(Iterable<AccessTokenCheck> checks, Iterable<PublicPath> publicPaths) {
        this.checks = checks;
        this.publicPaths = publicPaths;
    }

    List<AccessTokenCheck> checks() {
        return listed(checks);
    }

    List<PublicPath> publicPaths() {
        return listed(publicPaths);
    }

    /** A producer may have returned null: then there is no list. */
    private static <T> List<T> listed(Iterable<T> beans) {
        List<T> list = new ArrayList<>();
        beans.forEach(list::add);
        return List.copyOf(list);
    }
}
