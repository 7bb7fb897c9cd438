package import Base
public import Ports

/// The keys that make tickets: one signs, any of the verifiers may have signed.
public struct TicketKeys: Sendable {
  /// Ed25519.
  public let signer: any Signer
  /// Of the signer, and of keys that signed tickets still in people's hands.
  public let verifiers: [any SignatureVerifier]

  public init(signer: any Signer, verifiers: [any SignatureVerifier]) {
    self.signer = signer
    self.verifiers = verifiers
  }
}

/// What an operator may set; the defaults suit one machine.
public struct OrderConfiguration: Sendable, Hashable {
  /// How long a request waits for what the journal has not told yet: a few times what the tail
  /// usually lags, short enough that nobody thinks the page hangs.
  public var journalWait: Duration
  /// Bugs put in by the simulator.
  package var planted: Set<PlantedBug> = []

  public init(journalWait: Duration = .seconds(1)) {
    precondition(journalWait >= .zero, "a wait is not below zero")
    self.journalWait = journalWait
  }
}

/// The named limits that nobody sets.
enum OrderLimits {
  /// An order id made longer ago than this is in the journal's tail already, or is none, once the tail
  /// has caught up: longer than an entry takes from the journal to the store.
  static let freshness: Duration = .seconds(60)
  /// Requests that wait for the journal at a time; more are told at once to come again.
  static let waiting = 10_000
  /// Journal records in memory between the stream and the store; the stream stops above it.
  static let bufferedRecords = 20_000
  /// Journal records in one write: some 30 ms of the store's writer.
  static let recordsPerWrite = 1_000
  /// One stream of the journal; then it is opened anew, which costs nothing.
  static let streamTime: Duration = .seconds(600)
  static let firstRetry: Duration = .milliseconds(50)
  static let longestRetry: Duration = .seconds(2)
  /// Of the code of a reason, in UTF-8.
  static let nameBytes = 64
  /// Automatic refunds in one message: a payment's own, and its second trades.
  static let refundsNoted = 16
}
