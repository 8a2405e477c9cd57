package io.github.neonspring.docs.features;

import java.util.Map;

import org.springframework.stereotype.Component;

import io.github.neonspring.boot.command.CommandExit;
import io.github.neonspring.boot.command.CommandLine;
import io.github.neonspring.boot.command.CommandOutput;
import io.github.neonspring.boot.command.NeonCommand;

/**
 * A command of the application's own.
 */
// snippet: command
@Component
class CountOrders implements NeonCommand {

	private final Orders orders;

	CountOrders(Orders orders) {
		this.orders = orders;
	}

	@Override
	public String name() {
		return "orders count";
	}

	@Override
	public String summary() {
		return "count the orders";
	}

	@Override
	public CommandExit run(CommandLine line, CommandOutput output) {
		long count = this.orders.count();
		output.say(count + " orders");
		output.json(Map.of("orders", count));
		return CommandExit.DONE;
	}

}
// end
