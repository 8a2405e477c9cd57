package io.github.neonspring.sample.transfer;

import jakarta.validation.Valid;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Makes and shows transfers.
 */
@RestController
@RequestMapping("/transfers")
class TransferController {

	private static final PageRequest LATEST = PageRequest.of(0, 20, Sort.by(Sort.Direction.DESC, "made"));

	private final TransferService service;

	private final TransferRepository transfers;

	TransferController(TransferService service, TransferRepository transfers) {
		this.service = service;
		this.transfers = transfers;
	}

	@GetMapping
	Iterable<Transfer> latest() {
		return this.transfers.findAll(LATEST).getContent();
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Transfer make(@Valid @RequestBody NewTransfer transfer) {
		return this.service.transfer(transfer.from(), transfer.to(), transfer.amount());
	}

}
