public import Base
public import Ports
public import RPCCore

/// The life of one process under test, which may end at any of its effects: at a write of its store,
/// a call to another service, a call to a provider.
///
/// A test counts the effects of a whole life once, then lets it end at every one of them, before or
/// after the effect has happened. Whoever is dead does nothing any more: every effect throws.
public final class Life: Sendable {
  /// How a life ends.
  public enum End: Sendable, Hashable, CaseIterable {
    /// The effect does not happen.
    case before
    /// The effect happens, and nobody hears of it.
    case after
  }

  private let state: Locked<(steps: Int, isDead: Bool)>
  private let last: (step: Int, end: End)?

  /// - Parameter last: the number of the last effect, from 1, and how it goes; nil to live for ever.
  public init(endingAt last: (step: Int, end: End)? = nil) {
    self.last = last
    state = Locked((0, false))
  }

  /// How many effects there were.
  public var steps: Int { state.withLock { $0.steps } }
  public var isDead: Bool { state.withLock { $0.isDead } }

  /// Runs an effect of this life; nil when the life is over, before or after it.
  func effect<Value>(_ body: () async throws -> Value) async throws -> Value? {
    let end = state.withLock { state -> End?? in
      guard !state.isDead else { return .some(.before) }
      state.steps += 1
      guard let last, state.steps == last.step else { return .some(nil) }
      state.isDead = true
      return .some(last.end)
    }
    switch end {
    case .some(.before): return nil
    case .some(.after):
      _ = try await body()
      return nil
    case .some(nil), nil: return try await body()
    }
  }
}

/// A store whose process may die.
public struct MortalStore: SQLStore {
  private let inner: any SQLStore
  private let life: Life

  public init(_ inner: any SQLStore, _ life: Life) {
    self.inner = inner
    self.life = life
  }

  public func write<Result: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
  ) async throws -> Result {
    guard let result = try await life.effect({ try await inner.write(body) }) else {
      throw SQLError.closed("the process is dead")
    }
    return result
  }

  /// Reading changes nothing, so no life ends by it.
  public func read<Result: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
  ) async throws -> Result {
    guard !life.isDead else { throw SQLError.closed("the process is dead") }
    return try await inner.read(body)
  }

  public func close() async {}
}

/// A channel whose calling process may die.
public struct MortalChannel: Channel {
  private let inner: any Channel
  private let life: Life

  public init(_ inner: any Channel, _ life: Life) {
    self.inner = inner
    self.life = life
  }

  public func unary(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions
  ) async throws(RPCError) -> [UInt8] {
    let answer: [UInt8]?
    do {
      answer = try await life.effect { try await inner.unary(method, request, options) }
    } catch {
      throw (error as? RPCError) ?? RPCError(.internal, "\(error)")
    }
    guard let answer else { throw RPCError(.unavailable, "the process is dead") }
    return answer
  }

  public func serverStreaming(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
    onMessage: @escaping @Sendable ([UInt8]) async throws -> Void
  ) async throws {
    try await inner.serverStreaming(method, request, options, onMessage: onMessage)
  }

  public func duplex<Answer: Sendable>(
    _ method: MethodDescriptor, _ options: CallOptions,
    _ body: (any CallStream) async throws -> Answer
  ) async throws -> Answer {
    try await inner.duplex(method, options, body)
  }
}

/// A payment provider whose calling process may die.
public struct MortalProvider: PaymentProvider {
  private let inner: any PaymentProvider
  private let life: Life

  public init(_ inner: any PaymentProvider, _ life: Life) {
    self.inner = inner
    self.life = life
  }

  public var acknowledgement: String { inner.acknowledgement }

  public func readNotice(_ formBody: [UInt8]) throws(PaymentNoticeError) -> PaymentNotice {
    try inner.readNotice(formBody)
  }

  public func precreate(
    payment: Identifier, amount: Money, subject: String, expiresAt: WallTime
  ) async throws(PaymentProviderError) -> String {
    try await effect {
      try await inner.precreate(payment: payment, amount: amount, subject: subject, expiresAt: expiresAt)
    }
  }

  public func query(payment: Identifier) async throws(PaymentProviderError) -> ProviderTrade {
    try await effect { try await inner.query(payment: payment) }
  }

  public func trades(from: WallTime, to: WallTime, page: Int) async throws(PaymentProviderError) -> ProviderPage {
    try await effect { try await inner.trades(from: from, to: to, page: page) }
  }

  public func close(payment: Identifier) async throws(PaymentProviderError) {
    try await effect { try await inner.close(payment: payment) }
  }

  public func refund(
    payment: Identifier, providerTrade: String, refund: Identifier, amount: Money
  ) async throws(PaymentProviderError) {
    try await effect {
      try await inner.refund(payment: payment, providerTrade: providerTrade, refund: refund, amount: amount)
    }
  }

  private func effect<Value>(_ body: () async throws -> Value) async throws(PaymentProviderError) -> Value {
    let value: Value?
    do {
      value = try await life.effect(body)
    } catch {
      throw (error as? PaymentProviderError) ?? .unknownOutcome("\(error)")
    }
    guard let value else { throw .unknownOutcome("the process is dead") }
    return value
  }
}
