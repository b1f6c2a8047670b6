package org.cognitoee.servertests.probe;

import jakarta.ws.rs.Path;

/** A neighbour of the public resource: JAX-RS would give what is below {@code /auth/login} to that one alone. */
@Path("login/{any: admin|login|probe|.+/probe}")
public class BelowLoginResource extends ProbeResource {}
