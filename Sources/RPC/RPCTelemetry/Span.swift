public import Base
public import RPCCore

/// One side's part in one call, once it has ended.
public struct Span: Sendable {
  public enum Side: String, Sendable { case server, client }

  public let side: Side
  public let method: MethodDescriptor
  /// The trace it belongs to, and its own number in it.
  public let context: TraceContext
  /// The span that it is a part of; `nil` for the first of a trace.
  public let parent: UInt64?
  /// What the caller is told.
  public let code: RPCCode
  public let duration: Duration
}

/// Where spans go: a log, a collector, a test.
public struct SpanSink: Sendable {
  let clock: any Clock
  let isOpen: @Sendable () -> Bool
  let take: @Sendable (Span) -> Void

  /// - Parameters:
  ///   - clock: times the spans.
  ///   - isOpen: asked when a call ends, so that spans nobody wants cost nothing.
  ///   - take: called once per call, when it has ended, from the task that made or answered it.
  public init(
    clock: any Clock, isOpen: @escaping @Sendable () -> Bool = { true }, take: @escaping @Sendable (Span) -> Void
  ) {
    self.clock = clock
    self.isOpen = isOpen
    self.take = take
  }

  func end(
    _ side: Span.Side, _ method: MethodDescriptor, _ context: TraceContext, parent: UInt64?, _ code: RPCCode,
    since begun: Instant
  ) {
    guard isOpen() else { return }
    take(
      Span(
        side: side, method: method, context: context, parent: parent, code: code,
        duration: begun.duration(to: clock.now)))
  }
}

extension RPCCode {
  /// How a call ends that threw `error`; the dispatcher's translation, seen from here. A caller that ends
  /// its own stream with an error of its own cancels the call.
  init(ending error: any Error, as side: Span.Side) {
    self =
      switch error {
      case let error as RPCError: error.code
      case let refusal as any Refusal where side == .server: RPCCode(refusal.kind)
      case is CancellationError: .cancelled
      default: side == .server ? .internal : .cancelled
      }
  }
}
