public import Base
public import RPCCore

/// Gives every call a span of its own (W3C Trace Context, level 1): a call that comes with a valid
/// `traceparent` becomes a child of it, any other begins a trace. What the handler calls inherits the
/// span as its parent.
public struct CallTracing: CallWatcher {
  private let dice: any Dice

  public init(dice: any Dice) { self.dice = dice }

  public func begin(_ call: ServerCall) -> ServerCall {
    let parent = call.metadata[MetadataKey.traceparent].flatMap(TraceContext.init)
    let context = parent?.child(dice) ?? TraceContext(dice)
    var metadata = call.metadata
    metadata.replace(MetadataKey.traceparent, with: context.description)
    return call.with(metadata)
  }
}
