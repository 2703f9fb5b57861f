namespace NeuroChip.Emulator.Timing;

/// <summary>Time of a tick with all its messages.</summary>
public interface IMessageTiming
{
    /// <summary>Seconds from the first event of the tick to the last, without the agreement that ends it.</summary>
    double Seconds(TickActivity activity);

    /// <summary>Messages over each link in the last tick.</summary>
    LinkTally Links { get; }

    /// <summary>Is told of every message; null: nobody is.</summary>
    IMessageObserver? Observer { get; set; }
}

/// <summary>Is told when messages are on their way.</summary>
public interface IMessageObserver
{
    /// <param name="left">Seconds from the start of the tick until the sender had handed it over.</param>
    /// <param name="received">Seconds until the receiver was done with it.</param>
    void Received(in SpikeMessage message, double left, double received);
}
