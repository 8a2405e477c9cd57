package io.github.neonspring.boot.replica.web;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;

import io.github.neonspring.boot.replica.CallerWrites;
import io.github.neonspring.boot.replica.Replicas;
import io.github.neonspring.boot.replica.TokenCarrier;
import io.github.neonspring.boot.replica.WalPosition;

/**
 * Has a request read what earlier requests of the same client have written, by a token
 * with the position of the last write. A request that has written answers with a new
 * token, which costs it one round trip. A client that makes up a token can send its own
 * reads to the primary, and nothing else.
 */
final class PositionTokenFilter extends OncePerRequestFilter implements Ordered {

	static final String HEADER = "Neon-Position";

	static final String COOKIE = "neon-position";

	private static final Log logger = LogFactory.getLog(PositionTokenFilter.class);

	private static final String CALLER = PositionTokenFilter.class.getName() + ".CALLER";

	/** Before whatever may use the database, such as a login. */
	private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 100;

	private final Replicas replicas;

	private final TokenCarrier carrier;

	PositionTokenFilter(Replicas replicas, TokenCarrier carrier) {
		this.replicas = replicas;
		this.carrier = carrier;
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	// The rest of an asynchronous request runs on another thread
	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		CallerWrites before = CallerWrites.current();
		CallerWrites caller = callerOf(request);
		TokenResponse answering = new TokenResponse(response, (target) -> addToken(caller, request, target));
		CallerWrites.set(caller);
		try {
			chain.doFilter(request, answering);
			if (!request.isAsyncStarted()) {
				answering.beforeBody();
			}
		}
		finally {
			CallerWrites.set(before);
		}
	}

	private CallerWrites callerOf(HttpServletRequest request) {
		if (request.getAttribute(CALLER) instanceof CallerWrites known) {
			return known;
		}
		CallerWrites caller = new CallerWrites(sentBy(request));
		request.setAttribute(CALLER, caller);
		return caller;
	}

	private @Nullable WalPosition sentBy(HttpServletRequest request) {
		if (this.carrier == TokenCarrier.HEADER) {
			return WalPosition.ofToken(request.getHeader(HEADER));
		}
		Cookie[] cookies = request.getCookies();
		return (cookies != null) ? sentIn(Arrays.stream(cookies)) : null;
	}

	private static @Nullable WalPosition sentIn(Stream<Cookie> cookies) {
		return cookies.filter((cookie) -> COOKIE.equals(cookie.getName()))
			.map((cookie) -> WalPosition.ofToken(cookie.getValue()))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private void addToken(CallerWrites caller, HttpServletRequest request, HttpServletResponse response) {
		try {
			WalPosition now = this.replicas.positionOf(caller);
			if (now != null && !now.equals(sentBy(request))) {
				add(now.toToken(), request, response);
			}
		}
		catch (SQLException ex) {
			logger.debug("The position of what a request has written is not known", ex);
		}
	}

	private void add(String token, HttpServletRequest request, HttpServletResponse response) {
		if (this.carrier == TokenCarrier.HEADER) {
			response.setHeader(HEADER, token);
			return;
		}
		String path = request.getContextPath();
		ResponseCookie cookie = ResponseCookie.from(COOKIE, token)
			.path(path.isEmpty() ? "/" : path)
			.httpOnly(true)
			.secure(request.isSecure())
			.sameSite("Lax")
			.build();
		response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
	}

}
