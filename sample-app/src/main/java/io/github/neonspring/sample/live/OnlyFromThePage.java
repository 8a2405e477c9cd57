package io.github.neonspring.sample.live;

import java.io.IOException;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses what another site's page could have sent: a form can neither set a header nor
 * send JSON.
 */
final class OnlyFromThePage implements HandlerInterceptor {

	private static final String HEADER = "X-Neon-Sample";

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws IOException {
		if (HttpMethod.GET.matches(request.getMethod()) || request.getHeader(HEADER) != null || isJson(request)) {
			return true;
		}
		response.sendError(HttpStatus.FORBIDDEN.value(), "Send the header " + HEADER + ": 1");
		return false;
	}

	private static boolean isJson(HttpServletRequest request) {
		String type = request.getContentType();
		return type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_JSON_VALUE);
	}

}
