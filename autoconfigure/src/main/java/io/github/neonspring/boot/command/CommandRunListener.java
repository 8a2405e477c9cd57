package io.github.neonspring.boot.command;

import java.io.PrintStream;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Runs a command in the place of the application where {@code --neon.command} names one:
 * with the application's beans and properties, but with nothing of it running, and with
 * standard output for the command alone. Then ends the process.
 */
final class CommandRunListener implements SpringApplicationRunListener, Ordered {

	private final SpringApplication application;

	private final @Nullable String command;

	private final NothingEager nothingEager = new NothingEager();

	private CommandEnd end = System::exit;

	private @Nullable DivertedOutput diverted;

	private @Nullable CommandOutput output;

	private boolean debug;

	CommandRunListener(SpringApplication application, String[] args) {
		this.application = application;
		this.command = CommandRequest.of(application, args);
	}

	// Before those who set up logging and tell the application's listeners
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void starting(ConfigurableBootstrapContext bootstrapContext) {
		if (this.command != null) {
			CommandEnd given = bootstrapContext.getOrElse(CommandEnd.class, null);
			this.end = (given != null) ? given : this.end;
			this.diverted = DivertedOutput.begin();
			this.application.setListeners(PreparingListener.of(this.application.getListeners()));
		}
	}

	@Override
	public void environmentPrepared(ConfigurableBootstrapContext bootstrapContext,
			ConfigurableEnvironment environment) {
		if (this.command != null) {
			CommandEnvironment.prepare(environment, this.command);
		}
	}

	@Override
	public void contextPrepared(ConfigurableApplicationContext context) {
		if (this.command != null) {
			this.debug = isDebug(context.getEnvironment());
			silence(context.getBeanFactory());
			CommandOutput output = output(context.getEnvironment());
			this.output = output;
			context.getBeanFactory().registerSingleton("neonCommandOutput", output);
		}
	}

	private static boolean isDebug(ConfigurableEnvironment environment) {
		String debug = environment.getProperty("debug");
		return debug != null && !debug.equals("false");
	}

	private void silence(ConfigurableListableBeanFactory beanFactory) {
		ApplicationEventMulticaster noEvents = new NoEvents();
		beanFactory.registerSingleton(AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME, noEvents);
		beanFactory.registerSingleton(AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME, new NoLifecycle());
		beanFactory.registerSingleton("neonCommandNothingEager", this.nothingEager);
	}

	private CommandOutput output(ConfigurableEnvironment environment) {
		NeonCommandProperties properties = Binder.get(environment).bindOrCreate("neon", NeonCommandProperties.class);
		return new CommandOutput(standardOutput(), System.err, properties.getOutput(), properties.isYes(),
				CommandOutput::readConsole);
	}

	private PrintStream standardOutput() {
		return (this.diverted != null) ? this.diverted.kept() : System.out;
	}

	@Override
	public void started(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
		if (this.command != null && this.output != null) {
			end(context, run(this.command, this.output, context));
			throw new SpringApplication.AbandonedRunException(context);
		}
	}

	private CommandExit run(String command, CommandOutput output, ConfigurableApplicationContext context) {
		try {
			if (context.getBeanFactory() instanceof BeanDefinitionRegistry registry) {
				this.nothingEager.release(registry);
			}
			return new Commands(context.getBeansOfType(NeonCommand.class).values()).run(command, output);
		}
		catch (Throwable ex) {
			tell(context, ex);
			return CommandExit.FAILED;
		}
	}

	@Override
	public void failed(@Nullable ConfigurableApplicationContext context, Throwable exception) {
		if (this.command != null) {
			tell(context, exception);
			end(context, isWrongUsage(context, exception) ? CommandExit.WRONG_USAGE : CommandExit.FAILED);
		}
	}

	// Nothing else is bound between the environment and the first bean
	private boolean isWrongUsage(@Nullable ConfigurableApplicationContext context, Throwable failure) {
		return context != null && this.output == null && failure instanceof BindException;
	}

	private void tell(@Nullable ConfigurableApplicationContext context, Throwable failure) {
		System.err
			.println("The command \"" + this.command + "\" failed. " + new CommandFailure(context).describe(failure));
		if (this.debug) {
			failure.printStackTrace();
		}
	}

	// Not by SpringApplication.exit, which would ask the application for an exit code
	private void end(@Nullable ConfigurableApplicationContext context, CommandExit exit) {
		if (context != null) {
			context.close();
		}
		this.end.exit(exit.code());
		if (this.diverted != null) {
			this.diverted.end();
		}
	}

}
