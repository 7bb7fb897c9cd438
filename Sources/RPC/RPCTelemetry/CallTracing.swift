public import Base
public import RPCCore

/// Gives every call a span of its own (W3C Trace Context, level 1): a call that comes with a valid
/// `traceparent` becomes a child of it, any other begins a trace. What the handler calls inherits the
/// span as its parent.
public final class CallTracing: CallWatcher {
  private let dice: any Dice

  public init(dice: any Dice) { self.dice = dice }

  public func begin(_ call: inout ServerCall) {
    let parent = call.metadata[MetadataKey.traceparent].flatMap(TraceContext.init)
    let context = parent?.child(dice) ?? TraceContext(dice)
    call.replaceMetadata(MetadataKey.traceparent, with: context.description)
  }
}
