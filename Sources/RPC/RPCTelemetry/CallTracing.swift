public import Base
public import RPCCore

/// Gives every call a span of its own (W3C Trace Context, level 1): a call that comes with a valid
/// `traceparent` becomes a child of it, any other begins a trace. What the handler calls inherits the
/// span as its parent.
public struct CallTracing: ServerInterceptor {
  private let dice: any Dice
  private let spans: SpanSink?

  /// - Parameter spans: where the spans of ended calls go.
  public init(dice: any Dice, spans: SpanSink? = nil) {
    self.dice = dice
    self.spans = spans
  }

  public func handle(_ call: ServerCall, next: @Sendable (ServerCall) async throws -> Void) async throws {
    let parent = call.metadata[MetadataKey.traceparent].flatMap(TraceContext.init)
    let context = parent?.child(dice) ?? TraceContext(dice)
    var metadata = call.metadata
    metadata.replace(MetadataKey.traceparent, with: context.description)
    guard let spans else { return try await next(call.with(metadata)) }
    let begun = spans.clock.now
    do {
      try await next(call.with(metadata))
      spans.end(.server, call.method, context, parent: parent?.span, .ok, since: begun)
    } catch {
      spans.end(
        .server, call.method, context, parent: parent?.span, RPCCode(ending: error, as: .server), since: begun)
      throw error
    }
  }
}
