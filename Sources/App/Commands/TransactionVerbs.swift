internal import JSON
internal import Messages
internal import RPCCore

/// What `onsale tx …` asks and shows. Every verb returns the text for standard output.
struct TransactionVerbs: Sendable {
  let client: TransactionV1.TransactionServiceClient
  let output: OutputFormat

  init(_ coordinator: any Channel, output: OutputFormat) {
    client = TransactionV1.TransactionServiceClient(coordinator)
    self.output = output
  }

  /// Open ones, or all that are kept; newest first, at most `limit`.
  func list(all: Bool, limit: Int) async throws(CommandFailure) -> String {
    var found: [TransactionV1.GlobalTransaction] = []
    var token = ""
    do {
      repeat {
        let page = try await client.listTransactions(
          .init(
            openOnly: !all, pageSize: UInt32(clamping: min(limit - found.count, 200)),
            pageToken: token))
        found += page.transactions
        token = page.nextPageToken
      } while !token.isEmpty && found.count < limit
    } catch {
      throw failure("list the transactions", error)
    }
    switch output {
    case .table:
      let rows = found.map { transaction in
        [
          transaction.xid, transaction.purpose, Self.state(transaction), Self.progress(transaction),
          RegistryVerbs.time(transaction.begunAtMs), Self.worstError(transaction),
        ]
      }
      let header = ["XID", "PURPOSE", "STATE", "BRANCHES", "BEGUN", "LAST ERROR"]
      return RegistryVerbs.table(
        header, rows, empty: all ? "no transaction is kept" : "no transaction is open")
    case .json: return RegistryVerbs.lines(found.map { Self.members($0) })
    }
  }

  func inspect(_ xid: String) async throws(CommandFailure) -> String {
    do { return show(try await client.getTransaction(.init(xid: xid))) } catch {
      throw failure("inspect \(xid)", error)
    }
  }

  func retry(_ xid: String) async throws(CommandFailure) -> String {
    do { return show(try await client.retry(.init(xid: xid))) } catch {
      throw failure("retry \(xid)", error)
    }
  }

  private func failure(_ what: String, _ error: any Error) -> CommandFailure {
    CommandFailure(asking: "the transaction service", to: what, error)
  }
}

// MARK: - Showing

extension TransactionVerbs {
  func show(_ transaction: TransactionV1.GlobalTransaction) -> String {
    guard output == .table else { return RegistryVerbs.lines([Self.members(transaction)]) }
    let facts = Table(
      ["FIELD", "VALUE"],
      [
        ["xid", transaction.xid], ["purpose", transaction.purpose],
        ["state", Self.state(transaction)],
        ["begun", RegistryVerbs.time(transaction.begunAtMs)],
        ["deadline", RegistryVerbs.time(transaction.deadlineAtMs)],
        ["decided", RegistryVerbs.time(transaction.decidedAtMs)],
      ])
    let rows = transaction.branches.map { branch in
      [
        branch.branchID, branch.service, Self.action(branch), Self.state(branch),
        "\(branch.attempts)",
        RegistryVerbs.time(branch.nextAttemptAtMs), branch.lastError,
      ]
    }
    let header = ["BRANCH", "SERVICE", "ACTION", "STATE", "FAILED", "NEXT ATTEMPT", "LAST ERROR"]
    return facts.text + "\n\n" + RegistryVerbs.table(header, rows, empty: "no branches")
  }

  private static func members(_ transaction: TransactionV1.GlobalTransaction) -> [JSONValue.Member]
  {
    let branches = transaction.branches.map { branch in
      JSONValue.object([
        .init("branchId", .string(branch.branchID)), .init("service", .string(branch.service)),
        .init("action", .string(action(branch))), .init("state", .string(state(branch))),
        .init("attempts", .number("\(branch.attempts)")),
        .init("lastError", .string(branch.lastError)),
        .init("nextAttemptAt", time(branch.nextAttemptAtMs)),
      ])
    }
    return [
      .init("xid", .string(transaction.xid)), .init("purpose", .string(transaction.purpose)),
      .init("state", .string(state(transaction))), .init("begunAt", time(transaction.begunAtMs)),
      .init("deadlineAt", time(transaction.deadlineAtMs)),
      .init("decidedAt", time(transaction.decidedAtMs)),
      .init("branches", .array(branches)),
    ]
  }

  private static func time(_ milliseconds: Int64) -> JSONValue {
    milliseconds == 0 ? .null : .string(RegistryVerbs.time(milliseconds))
  }

  private static func state(_ transaction: TransactionV1.GlobalTransaction) -> String {
    switch transaction.state {
    case .trying: "trying"
    case .confirming: "confirming"
    case .confirmed: "confirmed"
    case .cancelling: "cancelling"
    case .cancelled: "cancelled"
    case .unspecified, .unrecognized: "unknown"
    }
  }

  private static func state(_ branch: TransactionV1.Branch) -> String {
    switch branch.state {
    case .registered: "registered"
    case .confirmed: "confirmed"
    case .cancelled: "cancelled"
    case .unspecified, .unrecognized: "unknown"
    }
  }

  private static func action(_ branch: TransactionV1.Branch) -> String {
    switch branch.action?.action {
    case .sellHold: "sell hold"
    case .payOrder: "pay order"
    case .settlePayment: "settle payment"
    case .returnTickets: "return tickets"
    case .refundOrder: "refund order"
    case .refundPayment: "refund payment"
    case .completeRefund: "complete refund"
    case nil: "-"
    }
  }

  /// Branches that are told, of all.
  private static func progress(_ transaction: TransactionV1.GlobalTransaction) -> String {
    let told = transaction.branches.count { $0.state == .confirmed || $0.state == .cancelled }
    return "\(told)/\(transaction.branches.count)"
  }

  private static func worstError(_ transaction: TransactionV1.GlobalTransaction) -> String {
    let failing = transaction.branches.filter { $0.state == .registered && !$0.lastError.isEmpty }
    guard let worst = failing.max(by: { $0.attempts < $1.attempts }) else { return "-" }
    return "\(worst.service): \(worst.lastError)"
  }
}
