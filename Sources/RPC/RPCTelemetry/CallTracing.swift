public import Base
public import RPCCore

/// Gives every call a span of its own (W3C Trace Context, level 1): a call that comes with a valid
/// `traceparent` becomes a child of it, any other begins a trace. What the handler calls inherits the
/// span as its parent.
public final class CallTracing: CallWatcher {
  private let dice: any Dice
  private let spans: SpanSink?

  /// - Parameter spans: where the spans of ended calls go.
  public init(dice: any Dice, spans: SpanSink? = nil) {
    self.dice = dice
    self.spans = spans
  }

  public func begin(_ call: ServerCall) {
    let parent = call.callersSpan
    let context = parent?.child(dice) ?? TraceContext(dice)
    call.stands(in: context, under: parent?.span)
  }

  public func ended(_ call: ServerCall, _ error: (any Error)?) {
    guard let spans, spans.isOpen(), let context = call.trace else { return }
    let code = error.map { RPCCode(ending: $0, as: .server) } ?? .ok
    spans.end(
      .server, call.method, context, parent: call.parentSpan, code, since: call.arrived ?? spans.clock.now)
  }
}
