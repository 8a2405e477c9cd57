package io.github.neonspring.sample.live;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;

import io.github.neonspring.sample.live.endpoint.CurrentWork;

/**
 * Says which HTTP requests are under way.
 *
 * @param work where it is said
 */
record CurrentRequests(CurrentWork work) implements HandlerInterceptor {

	private static final String ATTRIBUTE = CurrentRequests.class.getName();

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		request.setAttribute(ATTRIBUTE, this.work.begin(request.getMethod() + " " + request.getRequestURI()));
		return true;
	}

	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable Exception ex) {
		if (request.getAttribute(ATTRIBUTE) instanceof CurrentWork.Work begun) {
			begun.close();
		}
	}

}
