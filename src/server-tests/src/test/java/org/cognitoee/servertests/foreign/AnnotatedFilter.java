package org.cognitoee.servertests.foreign;

import jakarta.servlet.annotation.WebFilter;

/** The same, found by its annotation. */
@WebFilter(filterName = "annotated", urlPatterns = "/annotated/*")
public class AnnotatedFilter extends DeclaredFilter {

    private static final long serialVersionUID = 1L;
}
