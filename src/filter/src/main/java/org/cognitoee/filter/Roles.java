package org.cognitoee.filter;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.cognitoee.token.AccessToken;
import org.jspecify.annotations.Nullable;

/**
 * The roles that the pool's groups stand for: those that a group is mapped to, or its own name where it is not mapped.
 *
 * @param mappedGroups the groups that do not stand for their own name
 * @param groupsOfRoles the groups that a role has been given to
 */
record Roles(Set<String> mappedGroups, Map<String, Set<String>> groupsOfRoles) {

    /** @param mapping the roles of each group that is mapped */
    static Roles of(Map<String, Set<String>> mapping) {
        Map<String, Set<String>> groupsOfRoles = new HashMap<>();
        mapping.forEach((group, roles) -> roles.forEach(role ->
                groupsOfRoles.computeIfAbsent(role, unused -> new HashSet<>()).add(group)));
        return new Roles(mapping.keySet(), groupsOfRoles);
    }

    /** Whether the user has the role; {@code **} is whoever is known, {@code *} nobody. */
    boolean has(AccessToken user, @Nullable String role) {
        if (role == null || role.equals("*")) {
            return false;
        }
        if (role.equals("**") || (user.groups().contains(role) && !mappedGroups.contains(role))) {
            return true;
        }
        @Nullable Set<String> groups = groupsOfRoles.get(role);
        return groups != null && !Collections.disjoint(user.groups(), groups);
    }
}
