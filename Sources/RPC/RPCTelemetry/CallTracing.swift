public import Base
public import RPCCore

/// Gives every call a span of its own (W3C Trace Context, level 1): a call that comes with a valid
/// `traceparent` becomes a child of it, any other begins a trace. What the handler calls inherits the
/// span as its parent.
public struct CallTracing: ServerInterceptor {
  private let dice: any Dice

  public init(dice: any Dice) { self.dice = dice }

  public func handle(_ call: ServerCall, next: @Sendable (ServerCall) async throws -> Void) async throws {
    let parent = call.metadata[MetadataKey.traceparent].flatMap(TraceContext.init)
    let context = parent?.child(dice) ?? TraceContext(dice)
    var metadata = call.metadata
    metadata.replace(MetadataKey.traceparent, with: context.description)
    try await next(call.with(metadata))
  }
}
